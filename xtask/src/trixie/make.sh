# make.sh FOLDER LOG: Debian 13 with Swift in a folder. Programs do not start when they are installed, and what is installed needs
# not survive a power failure.
set -eu
mkdir -p "$(dirname "$1")"
exec >"$2" 2>&1
[ ! -L "$1" ]
rm -rf --one-file-system "$1"
debootstrap --variant=minbase trixie "$1"
printf '#!/bin/sh\nexit 101\n' >"$1/usr/sbin/policy-rc.d"
chmod +x "$1/usr/sbin/policy-rc.d"
echo force-unsafe-io >"$1/etc/dpkg/dpkg.cfg.d/force-unsafe-io"
export DEBIAN_FRONTEND=noninteractive
unshare --mount --pid --fork --mount-proc="$1/proc" chroot "$1" sh -ec '
    apt-get -q update
    apt-get -q -y install --no-install-recommends swiftlang libc6-dev libstdc++-14-dev
    apt-get clean
    swift --version'
touch "$1/ready"
