#!/usr/bin/env bash
# try.sh PROGRAM: runs the crontab under a real cron daemon, and the systemd unit's
# command under the unit's restrictions, in mounts of its own that end with it.
# Needs root, and Debian's cron and systemd (for systemd-analyze; nothing is booted).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
if [ "${1:-}" != inside ]; then
	program=$(realpath "$1")
	exec unshare --mount --propagation private "$0" inside "$program"
fi
program=$2
fail() { echo "try.sh: $*" >&2; exit 1; }

# Mounts that nobody else sees. /tmp stays: its files are other programs'.
mount -t tmpfs none /srv
mkdir /srv/keep && cp "$program" /srv/keep/qreport
mount -t tmpfs none /usr/local/bin && cp /srv/keep/qreport /usr/local/bin/qreport
mount -t tmpfs none /var/spool/cron && mkdir -m 1730 /var/spool/cron/crontabs
mount -t tmpfs none /run
mkdir /srv/keep/upper /srv/keep/work
mount -t overlay -o lowerdir=/usr/sbin,upperdir=/srv/keep/upper,workdir=/srv/keep/work none /usr/sbin
printf '#!/bin/sh\ncat >> /srv/keep/mail\n' > /usr/sbin/sendmail
chmod 755 /usr/sbin/sendmail

office=/srv/qreport/huzhou
mkdir -p /srv/qreport
qreport=/usr/local/bin/qreport
"$qreport" init $office --region 330921 > /dev/null
"$qreport" sample -C $office --from 2010Q4 --to 2011Q1 --out $office/inbox > /dev/null

echo "== cron: the crontab's first two lines, every minute instead of at night"
sed -nE 's/^(15|45) 2 \* \* \*/* * * * */p; /^MAILTO/p' "$here/crontab" > /var/spool/cron/crontabs/root
chmod 600 /var/spool/cron/crontabs/root
cron -f & daemon=$!
trap 'kill $daemon 2> /dev/null || true' EXIT
for _ in $(seq 150); do # both lines, and a retry where one found the other at work
	ls $office/reports/2011Q1/*/manifest.json $office/reports/2010/*/manifest.json > /dev/null 2>&1 && break
	sleep 1
done
sleep 65 # the runs of the next minute find nothing new
kill $daemon && wait $daemon 2> /dev/null || true
mailed=$(grep -cE '^(2011Q1|2010)：更新1份报告（330921-岱山县）' /srv/keep/mail) || fail "no mail"
[ "$mailed" = 2 ] || fail "mailed $mailed summaries, not one for each report"
grep -q '^To: tongji@example.gov.cn' /srv/keep/mail || fail "not to MAILTO"
"$qreport" verify -C $office
echo "cron: 2 summaries mailed to MAILTO, none for runs without news"

echo "== systemd: the unit and the timer"
cp "$here"/qreport.service "$here"/qreport.timer /srv/keep/
systemd-analyze verify /srv/keep/qreport.service /srv/keep/qreport.timer
calendar=$(sed -n 's/^OnCalendar=//p' "$here/qreport.timer")
for instant in '2011-03-31 23:59:00' '2012-02-28 02:15:00' '2012-02-29 02:15:00' '2011-12-31 12:00:00'; do
	next=$(TZ=Asia/Shanghai systemd-analyze calendar --base-time="$instant" "$calendar" | sed -n 's/ *Next elapse: ... \([-0-9]* [:0-9]*\) CST/\1/p')
	want="$(TZ=Asia/Shanghai date -d "${instant%% *} + 1 day" +%F) 02:15:00"
	[ "$next" = "$want" ] || fail "after $instant: $next, not $want"
	echo "after $instant: $next"
done

echo "== systemd: ExecStart under what the unit allows"
rm -rf $office/.qreport $office/reports
chown -R nobody $office/drafts $office/archive $office/receipts && mkdir -p $office/reports $office/.qreport && chown nobody $office $office/reports $office/.qreport
start=$(sed -n 's/^ExecStart=//p' "$here/qreport.service")
mount --bind $office $office && mount --bind $office/inbox $office/inbox
mount -o remount,ro,bind $office/inbox               # ReadOnlyPaths
mount -t tmpfs none /root && mount -t tmpfs none /home # ProtectHome
mount -t tmpfs none /tmp                             # PrivateTmp
mount -o remount,ro,bind / 2> /dev/null || { mount --bind / /mnt && fail "cannot make / read-only"; } # ProtectSystem=strict
# PrivateNetwork, User, NoNewPrivileges, UMask; MemoryMax is the kernel's to keep and is not tried here.
said=$(cd / && umask 0022 && unshare --net setpriv --reuid=65534 --regid=65534 --clear-groups --no-new-privs env -i PATH=/usr/bin:/bin LANG=C.UTF-8 sh -c "$start")
echo "$said"
[ "${said#2011Q1：更新1份报告}" != "$said" ] || fail "no report under the unit's restrictions"
echo "try.sh: all well"
