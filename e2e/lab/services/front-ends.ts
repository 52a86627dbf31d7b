/** Shell text that starts a firewall's front end on a host of the lab, as its package does. */

export const FIREWALLD = `mkdir -p /run/dbus /run/firewalld /var/log
grep -q messagebus /etc/passwd || echo 'messagebus:x:100:107::/nonexistent:/usr/sbin/nologin' >> /etc/passwd
grep -q messagebus /etc/group || echo 'messagebus:x:107:' >> /etc/group
mkdir -p /var/lib/dbus && dbus-uuidgen --ensure
dbus-daemon --system --fork --nopidfile
(firewalld --nofork --nopid > /run/firewalld.log 2>&1 &)
for i in $(seq 40); do firewall-cmd --state > /dev/null 2>&1 && break; sleep 0.25; done
`;

export const UFW = `ufw --force enable
`;
