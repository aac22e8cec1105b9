# enter.sh FOLDER AT SEES SEES COMMAND…: runs a command in that root directory, which sees two folders of this system under their
# own paths; the owner of the second runs it. To be called in a mount and a PID namespace of its own.
set -eu
root=$1 at=$2
mount -t proc proc "$root/proc"
for folder in "$3" "$4"; do
    mkdir -p "$root$folder"
    mount --bind "$folder" "$root$folder"
done
owner=$(stat -c %u:%g "$4")
shift 4
exec chroot --userspec="$owner" "$root" env -i HOME=/tmp PATH=/usr/bin:/bin LANG=C.UTF-8 sh -ec 'cd "$1"; shift; exec "$@"' sh "$at" "$@"
