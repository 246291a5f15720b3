# Hosts for the tests of cluster: network namespaces joined to one for the client, each with an sshd on an address of its own, a
# home of its own, and none of the programs that are tested.
# shellcheck shell=bash disable=SC2016,SC2154 # what bats sets, and an inner shell

hosts=(a b)

# namespace NAME: as ip names it, apart from those of other tests that run.
namespace() {
  printf 'gongbao-%s-%s' "$$" "$1"
}

# address NUMBER END: the two ends of the wire to a host.
address() {
  printf '10.99.%s.%s' "$1" "$2"
}

# need_namespaces: skips the test where this user or machine cannot make them.
need_namespaces() {
  [ "$(id -u)" = 0 ] || skip 'network namespaces need root'
  ip netns add "$(namespace client)" 2>/dev/null || skip 'this machine does not allow network namespaces (ip netns add)'
  ip netns exec "$(namespace client)" true 2>/dev/null || skip 'this machine does not allow mounts in namespaces (ip netns exec)'
}

# start_host NAME NUMBER
start_host() {
  local to=$BATS_TEST_TMPDIR/$1 client server
  client=$(namespace client) server=$(namespace "$1")
  mkdir -p "$to/home" "$to/empty" /run/sshd
  ip netns add "$server" && ip -n "$client" link add "to-$1" type veth peer name wire netns "$server" &&
    ip -n "$client" address add "$(address "$2" 1)/30" dev "to-$1" && ip -n "$client" link set "to-$1" up &&
    ip -n "$server" address add "$(address "$2" 2)/30" dev wire && ip -n "$server" link set wire up || return
  cat >"$to/sshd_config" <<CONFIG
ListenAddress $(address "$2" 2)
HostKey $BATS_TEST_TMPDIR/host-key
AuthorizedKeysFile $BATS_TEST_TMPDIR/user-key.pub
PidFile none
PermitRootLogin prohibit-password
StrictModes no
UsePAM no
CONFIG
  ip netns exec "$server" bash -c '
    mount --bind "$1/home" "$(getent passwd root | cut -d: -f6)" && mount --bind "$1/empty" "$2" && exec /usr/sbin/sshd -D -f "$1/sshd_config"
  ' _ "$to" "$GONGBAO_BUILD" >"$to/sshd.log" 2>&1 3>&- &
}

# start_hosts: all of them, and ssh for the client, first in PATH, that knows their keys, with the OPTIONS.
start_hosts() {
  local i
  TEST_TIMEOUT=$((TEST_TIMEOUT * 3)) # ssh takes its time on a machine that is busy
  ssh-keygen -q -t ed25519 -N '' -f "$BATS_TEST_TMPDIR/host-key" && ssh-keygen -q -t ed25519 -N '' -f "$BATS_TEST_TMPDIR/user-key" || return
  mkdir -p "$BATS_TEST_TMPDIR/client"
  cat >"$BATS_TEST_TMPDIR/client/ssh" <<SCRIPT
#!/bin/sh
exec /usr/bin/ssh -F none -i '$BATS_TEST_TMPDIR/user-key' -o UserKnownHostsFile='$BATS_TEST_TMPDIR/known-hosts' $* "\$@"
SCRIPT
  chmod +x "$BATS_TEST_TMPDIR/client/ssh"
  for i in "${!hosts[@]}"; do
    start_host "${hosts[i]}" "$i" || return
    printf '%s %s\n' "$(address "$i" 2)" "$(cat "$BATS_TEST_TMPDIR/host-key.pub")" >>"$BATS_TEST_TMPDIR/known-hosts"
    printf '2/root@%s\n' "$(address "$i" 2)" >>"$BATS_TEST_TMPDIR/hosts"
    until_true on_client ssh "root@$(address "$i" 2)" true || { cat "$BATS_TEST_TMPDIR/${hosts[i]}/sshd.log" && return 1; }
  done
}

# on_client COMMAND...: in the client's namespace, for TEST_TIMEOUT seconds at most.
on_client() {
  limited ip netns exec "$(namespace client)" env PATH="$BATS_TEST_TMPDIR/client:$PATH" "$@"
}

# until_true COMMAND...: tries for TEST_TIMEOUT seconds.
until_true() {
  local end=$((SECONDS + TEST_TIMEOUT))
  until "$@" 2>/dev/null; do
    ((SECONDS < end)) || return
    sleep 0.05
  done
}

# stop_host NAME: as if it had crashed.
stop_host() {
  local left
  while left=$(ip netns pids "$(namespace "$1")") && [ -n "$left" ]; do
    xargs kill -KILL <<<"$left" 2>/dev/null || : # one that went with another before it is no fault
    sleep 0.05
  done
}

# cut_off NAME: as if its cable had been pulled.
cut_off() {
  ip -n "$(namespace "$1")" link set wire down
}

# stop_hosts: all of it, whatever was started.
stop_hosts() {
  local name
  for name in "${hosts[@]}" client; do
    [ -e "/run/netns/$(namespace "$name")" ] || continue
    stop_host "$name"
    ip netns delete "$(namespace "$name")"
  done
}
