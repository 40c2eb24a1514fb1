#!/bin/sh
# Installs Chromium and a Chinese font from Debian where they are missing. Needs root (or sudo) for that one step.
set -eu
need=""
command -v chromium >/dev/null 2>&1 || need="chromium"
fc-list 2>/dev/null | grep -qi "noto.*cjk" || need="$need fonts-noto-cjk fontconfig"
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
