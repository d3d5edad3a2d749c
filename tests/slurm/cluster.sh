#!/bin/bash
# A Slurm of one's own: three nodes on this host, on 127.0.0.1 only, without systemd, as root or as anyone.
#
#   cluster.sh up DIR           starts munged, slurmctld and slurmd n1 n2 n3; their files and pids are in DIR
#   cluster.sh down DIR         ends all of them, and what they started
#   cluster.sh kill DIR NODE    a node dies: its slurmd, its job's keeper and the job, at once
#   cluster.sh node DIR NODE    it comes back
#   cluster.sh crash DIR        the controller dies; `control` starts it again with the queue as it was
#   cluster.sh control DIR
#
# Use SLURM_CONF=DIR/slurm.conf with sbatch and the others. Ports from SLURM_BASE_PORT on, else four of 10000 to 30000.
set -eu
verb=$1 dir=$(realpath -m "$2") node=${3:-}
PATH=$PATH:/usr/sbin
export SLURM_CONF=$dir/slurm.conf
nodes="n1 n2 n3"

configure() {
  host=$(hostname -s) user=$(id -un) base=${SLURM_BASE_PORT:-$((10000 + $$ % 20000))}
  # NoInAddrAny: else the daemons listen on every interface. cred_expire: else a requeued job waits two minutes, as it does with less than 5.
  cat <<END
ClusterName=loopback
SlurmctldHost=$host(127.0.0.1)
SlurmUser=$user
SlurmdUser=$user
SlurmctldPort=$base
AuthType=auth/munge
AuthInfo=socket=$dir/munge.sock,cred_expire=5
CredType=cred/munge
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
MpiDefault=none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SchedulerType=sched/builtin
SchedulerParameters=sched_min_interval=1,sched_interval=1,batch_sched_delay=0
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
SlurmdTimeout=2
MessageTimeout=2
KillWait=2
JobRequeue=1
MailProg=/bin/true
StateSaveLocation=$dir/state
SlurmdSpoolDir=$dir/spool.%n
SlurmctldPidFile=$dir/slurmctld.pid
SlurmdPidFile=$dir/slurmd.%n.pid
SlurmctldLogFile=$dir/log/slurmctld.log
SlurmdLogFile=$dir/log/slurmd.%n.log
END
  port=$base
  for name in $nodes; do
    port=$((port + 1))
    echo "NodeName=$name NodeHostname=$host NodeAddr=127.0.0.1 Port=$port CPUs=1 RealMemory=500 State=UNKNOWN"
  done
  echo "PartitionName=main Nodes=n1,n2,n3 Default=YES MaxTime=INFINITE State=UP"
}

wait_idle() {
  for _ in $(seq 200); do
    [ "$(sinfo -h -t idle -o %D 2>/dev/null)" = 3 ] && return 0
    sleep .1
  done
  tail -n 20 "$dir"/log/*.log >&2
  return 1
}

# What this cluster started, by its environment: a keeper of a job (slurmstepd) is nobody's child, and neither is a job whose
# keeper died; a daemon that has just begun has no pid file.
ours() { # name of a program, or "job"
  for place in $(grep -lszx "SLURM_CONF=$SLURM_CONF" /proc/[0-9]*/environ); do
    place=${place%/environ}
    if [ "$1" = job ]; then grep -qsz "^SLURM_JOB_ID=" "$place/environ"
    else [ "$(cat "$place/comm" 2>/dev/null)" = "$1" ]; fi && echo "${place#/proc/}"
  done
}
of_node() { # keepers and jobs that have its log open
  for id in $(ours slurmstepd) $(ours job); do
    if ls -l "/proc/$id/fd" 2>/dev/null | grep -q "slurmd.$node.log"; then echo "$id"; fi
  done
}

family() { # a process and all that it started
  for id in "$@"; do
    echo "$id"
    # shellcheck disable=SC2046
    family $(pgrep -P "$id" || :)
  done
}

case $verb in
up)
  umask 022
  mkdir -p "$dir/state" "$dir/log"
  for name in $nodes; do mkdir -p "$dir/spool.$name"; done
  (umask 077; dd if=/dev/urandom of="$dir/munge.key" bs=1024 count=1 status=none)
  munged --force --key-file="$dir/munge.key" --socket="$dir/munge.sock" --pid-file="$dir/munged.pid" \
    --log-file="$dir/log/munged.log" --seed-file="$dir/munge.seed" --num-threads=2
  configure >"$SLURM_CONF"
  slurmctld -c -f "$SLURM_CONF"
  for name in $nodes; do slurmd -N "$name" -f "$SLURM_CONF"; done
  wait_idle
  ;;
down) # the daemons first, so that nothing is started anew
  # shellcheck disable=SC2046
  kill -9 $(ours slurmctld) $(ours slurmd) $(ours munged) 2>/dev/null || :
  # shellcheck disable=SC2046
  kill -9 $(family $(ours slurmstepd) $(ours job)) 2>/dev/null || :
  ;;
kill)
  # shellcheck disable=SC2046
  kill -9 $(family "$(cat "$dir/slurmd.$node.pid")" $(of_node)) 2>/dev/null || :
  rm -f "$dir/slurmd.$node.pid"
  ;;
node) slurmd -N "$node" -f "$SLURM_CONF" ;;
crash) kill -9 "$(cat "$dir/slurmctld.pid")" ;;
control) slurmctld -f "$SLURM_CONF" ;;
*) echo "cluster.sh: what is '$verb'?" >&2; exit 2 ;;
esac
