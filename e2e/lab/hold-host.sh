# shellcheck shell=bash disable=SC2154
# Fed to `bash -s`. Makes the namespaces it was started in a host of its own: name, processes, files. Prints its pid
# as seen from outside; at the end of its input it ends, and as the first process it takes the whole host with it.
set -eu
# The variables name, hosts and store are set by host.ts.

read -r outside _ </proc/self/stat
mount --make-rprivate /
hostname "$name"
mount -t proc proc /proc
mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts /dev/pts
mount --bind /dev/pts/ptmx /dev/ptmx

mount -t tmpfs -o mode=755 tmpfs /run
mkdir -p /run/lab /run/mysqld /run/etc/upper /run/etc/work
mount --bind "$store" /run/lab
mkdir /run/cgroup
cgroup=$(findmnt -n -t cgroup2 -o TARGET | head -n 1)
if [ -n "$cgroup" ] && mount --bind "$cgroup" /run/cgroup; then umount -l "$cgroup" 2>/dev/null || true; fi
mount -t sysfs sysfs /sys
if [ -n "$cgroup" ]; then mount --move /run/cgroup /sys/fs/cgroup; fi
for folder in /tmp /var/tmp; do mount -t tmpfs -o mode=1777 tmpfs "$folder"; done
for folder in /home /root /var/lib /var/log; do mount -t tmpfs -o mode=755 tmpfs "$folder"; done
mount -t overlay overlay -o lowerdir=/etc,upperdir=/run/etc/upper,workdir=/run/etc/work /etc

rm -f /etc/hostname /etc/hosts /etc/resolv.conf /etc/passwd /etc/group
echo "$name" >/etc/hostname
echo "$hosts" >/etc/hosts
echo '# no name server' >/etc/resolv.conf
cat >/etc/passwd <<END
root:x:0:0:root:/root:/bin/bash
mysql:x:105:112:MySQL Server,,,:/nonexistent:/bin/false
tcpdump:x:110:118::/nonexistent:/usr/sbin/nologin
ops:x:1000:1000::/home/ops:/bin/bash
nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
END
cat >/etc/group <<END
root:x:0:
sudo:x:27:ops
mysql:x:112:
tcpdump:x:118:
ops:x:1000:
nogroup:x:65534:
END
mkdir -p /home/ops
if [ "$(id -u)" = 0 ]; then
  chown 1000:1000 /home/ops
  chown 105:112 /run/mysqld
  (umask 277 && printf 'Defaults env_reset\nroot ALL=(ALL:ALL) ALL\nops ALL=(ALL:ALL) NOPASSWD: ALL\n' >/run/sudoers)
  mv /run/sudoers /etc/sudoers
  (umask 077 && printf '%s:*:20000:0:99999:7:::\n' root mysql ops nobody >/etc/shadow)
elif [ -d /etc/mysql ]; then
  # In a user namespace a folder of the machine's root stays closed.
  cp -rL /etc/mysql /run/etc/mysql
  mount --bind /run/etc/mysql /etc/mysql
fi
echo 611 >/proc/sys/kernel/ns_last_pid 2>/dev/null || true

echo "$outside"
