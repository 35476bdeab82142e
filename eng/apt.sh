# shellcheck shell=bash
# Debian packages, got with the machine's own sources (sourced, not run).

apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=120 -o Acquire::Retries=1
    -o Acquire::http::Timeout=20 -o Acquire::https::Timeout=20)

is_root() { [ "$(id -u)" = 0 ]; }
any_exists() { [ -e "$1" ]; }

# A fresh machine has no package lists yet.
read_lists_once() { any_exists /var/lib/apt/lists/*_Packages* || "${apt[@]}" update; }

# Reads the package lists once more where they are out of date.
apt_install() {
    read_lists_once
    "${apt[@]}" install --no-install-recommends "$@" ||
        { "${apt[@]}" update && "${apt[@]}" install --no-install-recommends "$@"; }
}
