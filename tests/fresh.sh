#!/usr/bin/env bash
# Runs a command (make test, unless another is given) in a clean clone of HEAD on a fresh, bare Debian in a folder. What
# was installed by hand on this machine is not there, so that a set-up step that is missing shows.
#     make test-fresh          tests/fresh.sh [COMMAND...]
# Needs root and about 5 GB in /var/tmp (TMPDIR=); where no such Debian can be made it says why and runs the command
# here. Ends with the command's exit status.
set -euo pipefail
cd "$(dirname "$0")/.."
command=${*:-make test}
# Megabytes for Debian, Chromium and the environment.
SPACE=5000
# What says how this machine reaches its package registries. Folders with packages on this machine are no part of it.
REACH='^(PIP_(INDEX_URL|EXTRA_INDEX_URL|TRUSTED_HOST|PROXY|CERT|CLIENT_CERT|DEFAULT_TIMEOUT|RETRIES)|SSL_CERT_(FILE|DIR)|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE|NODE_EXTRA_CA_CERTS|GIT_SSL_CAINFO|(https?|all|no)_proxy|(HTTPS?|ALL|NO)_PROXY)='

run_here() {
  echo "无法搭建全新的 Debian（$1），改在本机运行 · no fresh Debian can be made ($2): running here: $command"
  exec bash -c "$command"
}

install_debootstrap() {
  command -v debootstrap >/dev/null && return
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq debootstrap; } >"$1" 2>&1
}

# The machine's own mirror; debootstrap knows one where there is none.
find_mirror() {
  grep -rhoE 'https?://[^ ]+/debian/?( |$)' /etc/apt/sources.list /etc/apt/sources.list.d 2>/dev/null | head -n 1 | tr -d ' ' || true
}

# In a mount space of its own: what debootstrap mounts ends with it.
make_debian() {
  local suite mirror
  suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
  mirror=$(find_mirror)
  unshare --mount debootstrap --variant=minbase --include=ca-certificates "$suite" "$root" ${mirror:+"$mirror"}
}

# Names, certificates, and the settings of apt and pip that say where packages come from.
copy_reach() {
  local file
  cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
  for file in /etc/ssl/certs/ca-certificates.crt $(env | grep -E "$REACH" | cut -d= -f2-); do
    if [[ $file == /* && -f $file ]]; then cp -L --parents "$file" "$root/"; fi
  done
  apt-config dump | grep '^Acquire::' >"$root/etc/apt/apt.conf.d/99reach" || true
  {
    echo "[global]"
    python3 -m pip config list 2>/dev/null |
      sed -nE "s/^global\.(index-url|extra-index-url|trusted-host|proxy|cert|client-cert|timeout|retries)='(.*)'$/\1 = \2/p" |
      sed -E 's/\\n/ /g; s#file://[^ ]*##g' | grep -vE '= *$' || true
  } >"$root/etc/pip.conf"
}

# In a mount and process space of its own: what is mounted or started there ends with it.
run_inside() {
  local settings=() setting
  mount -t proc proc "$root/proc"
  mount --rbind /sys "$root/sys"
  mount --rbind /dev "$root/dev"
  while IFS= read -r -d '' setting; do
    if [[ $setting =~ $REACH ]]; then settings+=("$setting"); fi
  done < <(env -0)
  inside() {
    env -i "${settings[@]}" HOME=/root LANG=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
      DEBIAN_FRONTEND=noninteractive chroot "$root" bash -c "$1"
  }
  inside 'apt-get update -qq && apt-get install -y -qq --no-install-recommends make git python3 python3-venv' >"$root/set-up.log" 2>&1 ||
    { cat "$root/set-up.log"; return 1; }
  inside "cd /root/atlas && $command"
}

if [ "${1:-}" = --inside ]; then
  root=$2 command=$3
  run_inside
  exit
fi
[ "$(id -u)" -eq 0 ] || run_here "需要 root 权限" "that needs root rights"
[ "$(. /etc/os-release 2>/dev/null && echo "${ID:-}")" = debian ] || run_here "本机不是 Debian" "this machine is not a Debian"
unshare --mount --pid --fork mount -t proc proc /proc 2>/dev/null || run_here "不允许挂载" "mounting is not allowed"
folder=$(mktemp -d "${TMPDIR:-/var/tmp}/fresh.XXXXXX")
child=""
tidy() {
  if [ -n "$child" ]; then kill -KILL "$child" && wait "$child" || true; fi 2>/dev/null
  rm -rf --one-file-system "$folder"
}
trap tidy EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
root=$folder/root
free=$(df -Pm "$folder" | awk 'NR == 2 { print $4 }')
[ "$free" -ge "$SPACE" ] || { tidy; run_here "磁盘空间不足" "the disk has $free MB left, not $SPACE"; }
install_debootstrap "$folder/log" || { cat "$folder/log"; tidy; run_here "没有 debootstrap" "there is no debootstrap"; }
echo "正在搭建全新的 Debian · making a fresh Debian"
make_debian >"$folder/log" 2>&1 || { tail -n 20 "$folder/log"; tidy; run_here "debootstrap 失败" "debootstrap failed"; }
copy_reach
# The checkout may be another user's: git reads it all the same.
printf '[safe]\n\tdirectory = *\n' >"$folder/gitconfig"
export GIT_CONFIG_GLOBAL=$folder/gitconfig
[ -z "$(git status --porcelain)" ] || echo "未提交的改动不在其中 · changes that are not committed are left out"
git clone -q --no-hardlinks . "$root/root/atlas"
echo "在其中运行 · running there: $command"
unshare --mount --pid --fork --kill-child bash tests/fresh.sh --inside "$root" "$command" </dev/null &
child=$!
status=0
wait "$child" || status=$?
child=""
exit "$status"
