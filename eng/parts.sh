# shellcheck shell=bash disable=SC2034,SC2154
# Parts that the product or its tests load at run time, and how they are got (sourced after common.sh).

# What the product uses where it is there; it runs without.
product_parts=(sherpa-onnx espeak-ng pocketsphinx)
# What the tests talk to.
test_parts=(sipp baresip sox shellcheck pico asterisk-prompts)

pico_source=/etc/apt/sources.list.d/minibot-pico.sources

# shellcheck source-path=SCRIPTDIR source=apt.sh
. "$root/eng/apt.sh"

# The Debian packages of a part; none for what comes another way.
packages_of() {
    case $1 in
        espeak-ng) echo espeak-ng ;;
        pocketsphinx) echo libpocketsphinx3 ;;
        sipp) echo sip-tester ;;
        baresip) echo baresip-core python3-minimal ;;
        sox) echo sox ;;
        shellcheck) echo shellcheck ;;
        pico) echo libttspico-utils ;;
        # Announcements that people have spoken.
        asterisk-prompts) echo asterisk-core-sounds-fr-wav ;;
    esac
}

present() {
    local lock=$root/native/package-lock.json
    case $1 in
        # Right when its lock file is installed; nothing to do where the repository has none.
        sherpa-onnx) [ ! -e "$lock" ] || [ "$root/native/node_modules/.package-lock.json" -nt "$lock" ] ;;
        pocketsphinx) any_exists /usr/lib/*/libpocketsphinx.so.3 || any_exists /usr/local/lib/libpocketsphinx.so.3 ;;
        baresip) command -v baresip >/dev/null && command -v python3 >/dev/null ;;
        pico) command -v pico2wave >/dev/null ;;
        asterisk-prompts) [ -e /usr/share/asterisk/sounds/fr_CA_f_June/vm-intro.wav ] ;;
        *) command -v "$1" >/dev/null ;;
    esac
}

# missing PART...: those that are not there, in one line.
missing() {
    local part found=()
    for part in "$@"; do
        present "$part" || found+=("$part")
    done
    echo "${found[*]}"
}

# What could not be had is noted, and not tried again until `setup` asks.
parts_settled() { [ "$(missing "$@")" = "$(cat "$state/missing-for-$me" 2>/dev/null)" ]; }

install_parts() {
    ! parts_settled "$@" || return 0
    local wanted part packages=()
    wanted=$(missing "$@")
    for part in $wanted; do
        case $part in
            sherpa-onnx) install_natives ;;
            pico) install_pico || true ;;
            *) read -ra packages <<<"${packages[*]} $(packages_of "$part")" ;;
        esac
    done
    [ ${#packages[@]} = 0 ] || install_packages "${packages[@]}" || true
    wanted=$(missing "$@")
    printf '%s\n' "$wanted" >"$state/missing-for-$me"
    [ -z "$wanted" ] || say "goes on without: $wanted (\`minibot setup\` tries again)"
}

install_natives() {
    if ! command -v npm >/dev/null; then
        say "sherpa-onnx is missing and npm, which brings it, too; install Node.js, then: $root/minibot setup"
        return
    fi
    step "installing sherpa-onnx" npm \
        npm ci --prefix "$root/native" --ignore-scripts --no-audit --no-fund --fetch-retries=1 || return 0
    # npm keeps an unchanged file's old time; the build and `present` go by it.
    touch "$root/native/node_modules/.package-lock.json"
}

install_packages() {
    if ! command -v apt-get >/dev/null; then
        say "missing here: $*; install them with this system's package manager"
        return 1
    fi
    if ! is_root; then
        say "missing here: $*; to install them: sudo apt-get install $*"
        return 1
    fi
    step "installing $*" apt apt_install "$@"
}

# Prints a source for the component non-free, with address, suite and key of the machine's own Debian source.
pico_stanza() {
    local file
    for file in /etc/apt/sources.list.d/*.sources; do
        if [ ! -e "$file" ] || [ "$file" = "$pico_source" ]; then continue; fi
        # One stanza at a time; a value goes on in lines that begin with a blank.
        awk 'BEGIN { RS = ""; FS = "\n" }
            {
                uri = suite = key = components = field = ""
                for (i = 1; i <= NF; i++) {
                    if ($i ~ /^#/) continue
                    if ($i !~ /^[ \t]/) { field = tolower($i); sub(/:.*/, "", field) }
                    value = $i; if ($i !~ /^[ \t]/) sub(/^[^:]*:[ \t]*/, "", value)
                    if (field == "signed-by") key = key (key == "" ? "" : "\n") value
                    else if (field == "uris") uri = value
                    else if (field == "suites") suite = value
                    else if (field == "components") components = " " value " "
                }
                sub(/[ \t].*/, "", uri); sub(/[ \t].*/, "", suite)
                if (uri !~ /\/debian\/?$/ || components !~ / main /) next
                printf "Types: deb\nURIs: %s\nSuites: %s\nComponents: non-free\n", uri, suite
                if (key != "") printf "Signed-By: %s\n", key
                exit
            }' "$file" | grep . && return
    done
    for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
        [ -e "$file" ] || continue
        awk '$1 == "deb" {
                key = ""
                if (match($0, /\[[^]]*\]/)) {
                    options = substr($0, RSTART + 1, RLENGTH - 2)
                    if (match(options, /signed-by=[^ ]+/)) key = substr(options, RSTART + 10, RLENGTH - 10)
                    sub(/\[[^]]*\] */, "")
                }
                if ($2 !~ /\/debian\/?$/ || $0 !~ / main( |$)/) next
                printf "Types: deb\nURIs: %s\nSuites: %s\nComponents: non-free\n", $2, $3
                if (key != "") printf "Signed-By: %s\n", key
                exit
            }' "$file" | grep . && return
    done
    return 1
}

has_candidate() { LC_ALL=C apt-cache policy "$1" 2>/dev/null | grep -q 'Candidate: [^(]'; }

# Pico is free to use, but its component, non-free, is not among the sources of a plain Debian: this adds it.
install_pico() {
    if present pico; then say "the Pico voice is here already"; return; fi
    if ! command -v apt-get >/dev/null; then say "the Pico voice comes from Debian (package libttspico-utils)"; return 1; fi
    if ! is_root; then say "adding an apt source needs root: sudo $root/minibot setup pico"; return 1; fi
    step "reading the package lists" apt-update read_lists_once || return 1
    if ! has_candidate libttspico-utils; then
        pico_stanza >"$state/pico.sources" || { say "no Debian source was found under /etc/apt to model one on"; return 1; }
        install -m 644 "$state/pico.sources" "$pico_source"
        say "added the apt source $pico_source (component non-free); \`minibot setup pico --remove\` takes it away"
        step "reading the new apt source" apt-update "${apt[@]}" update -o Dir::Etc::sourcelist="$pico_source" \
            -o Dir::Etc::sourceparts=- -o APT::Get::List-Cleanup=0 || return 1
    fi
    install_packages "$(packages_of pico)" || return 1
    say "installed the Pico voice"
}

remove_pico() {
    if [ ! -e "$pico_source" ]; then say "there is no apt source of ours to remove"; return; fi
    is_root || { say "removing an apt source needs root: sudo $root/minibot setup pico --remove"; return 1; }
    rm -f "$pico_source"
    step "reading the apt sources without it" apt-update "${apt[@]}" update || return 1
    say "removed the apt source $pico_source; the voice itself stays (apt-get remove libttspico-utils takes it away)"
}
