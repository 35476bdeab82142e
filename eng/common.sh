# shellcheck shell=bash disable=SC2034,SC2154
# Common parts of the launchers (sourced, not run). The caller sets `me`, the name it speaks under.
# All talk goes to stderr, so that stdout stays the product's own.

set -euo pipefail

root=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
configuration=Release
state=$root/artifacts/launch
product=$root/artifacts/bin/MiniBot.Cli/release/minibot.dll

# What a build reads, below the root. A project's own folder comes with the scope.
build_inputs=(native/package-lock.json native/node_modules/.package-lock.json data .config .editorconfig BannedSymbols.txt
    Directory.Build.props Directory.Packages.props global.json)
product_inputs=(src)
solution_inputs=(src tests bench MiniBotPanel.slnx)

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

say() { printf '%s: %s\n' "$me" "$*" >&2; }
die() { say "$*"; exit 1; }

# Runs a command with its output in a log; on a terminal a line counts the seconds.
# step TEXT LOG COMMAND...: returns the command's exit code. The launchers' locks (descriptors 6 to 9) are closed in it, so
# that no compiler server that stays behind holds them.
step() {
    local text=$1 log=$state/$2.log code=0 began=$SECONDS
    shift 2
    "$@" </dev/null >"$log" 2>&1 6>&- 7>&- 8>&- 9>&- &
    local job=$!
    # A job in the background is deaf to Ctrl-C.
    trap 'kill "$job" 2>/dev/null; exit 130' INT TERM
    if [ -t 2 ]; then
        while kill -0 "$job" 2>/dev/null; do
            printf '\r%s: %s … %d s ' "$me" "$text" $((SECONDS - began)) >&2
            sleep 0.2
        done
        printf '\r\e[K' >&2
    else
        say "$text"
    fi
    wait "$job" || code=$?
    trap - INT TERM
    [ $code = 0 ] || say "$text: failed; the log is $log"
    return $code
}

# Only one launcher at a time builds or installs; the others wait for it here. Descriptor 9 is the lock.
lock() {
    mkdir -p "$state"
    exec 9>"$state/build.lock"
    wait_for_lock 9 "waiting for another launcher to finish its build"
}

wait_for_lock() { flock -n "$1" || { say "$2"; flock "$1"; }; }

unlock() { exec 9>&-; }

# The .NET SDK: on the PATH, at DOTNET_ROOT or in the home folder.
find_dotnet() {
    local candidate
    for candidate in "$(command -v dotnet || true)" "${DOTNET_ROOT:-}/dotnet" "${HOME:-}/.dotnet/dotnet"; do
        [ -x "$candidate" ] && { dotnet=$candidate; return; }
    done
    die "the .NET 10 SDK is missing: install it from https://dotnet.microsoft.com/download/dotnet/10.0, then try again"
}

require_sdk() {
    local wanted
    (cd "$root" && "$dotnet" --version >/dev/null 2>&1) && return
    wanted=$(sed -n 's/.*"version": *"\([^"]*\)".*/\1/p' "$root/global.json")
    die "this machine's .NET SDK is older than $wanted: see https://dotnet.microsoft.com/download/dotnet/10.0"
}

# fresh STAMP INPUT...: nothing below the inputs is newer than the stamp. A folder's own time tells of deleted files.
fresh() {
    local stamp=$state/$1 paths=() path newer
    shift
    [ -e "$stamp" ] && [ -e "$product" ] || return 1
    for path in "${build_inputs[@]}" "$@"; do
        [ ! -e "$root/$path" ] || paths+=("$root/$path")
    done
    newer=$(find "${paths[@]}" -newer "$stamp" -print -quit)
    [ -z "$newer" ]
}

# build TEXT STAMP TARGET: builds the target. The stamp bears the time of the start, so that what is edited meanwhile is
# built next time.
build() {
    local text=$1 stamp=$2 target=$3
    require_sdk
    touch "$state/$stamp.began"
    step "$text" build "$dotnet" build "$root/$target" -c $configuration -v quiet -nodeReuse:false ||
        { tail -n 15 "$state/build.log" >&2; exit 1; }
    mv "$state/$stamp.began" "$state/$stamp"
}

# Development models beside the repository, unless the environment says where they are.
use_models_beside() {
    local models=$root/../shared/models
    if [ -z "${MINIBOT_MODELS+set}" ] && [ -d "$models" ]; then
        MINIBOT_MODELS=$(readlink -f "$models")
        export MINIBOT_MODELS
    fi
}
