#!/bin/sh
# Installs from Debian what the browser tests need and the machine lacks: Chromium, and a library of Playwright's driver
# that a bare Debian comes without. No font: the pages bring their letters. Needs root (or sudo) for that one step.
set -eu
need=""
command -v chromium >/dev/null 2>&1 || need="chromium"
PATH="$PATH:/usr/sbin:/sbin" ldconfig -p 2>/dev/null | grep -q "libatomic\.so\.1" || need="$need libatomic1"
[ -z "$need" ] && exit 0
as_root=""
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null 2>&1 || { echo "请以 root 安装 · install as root: apt-get install $need"; exit 2; }
  as_root="sudo"
fi
echo "安装 · installing: $need"
$as_root apt-get update -qq
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $need >/dev/null
