# What a run is. Copy this folder beside your data, change what stands here, and run
#
#   sh submit.sh      plan, array of shards, merge
#   sh again.sh       what is missing, and the merge once more: as often as it takes
#
# Everything may be set from outside too: SHARDS=200 INPUT=all.csv sh submit.sh

: "${INPUT:=debatt.csv}"            # one file, or several between spaces: CSV, JSON Lines or lines; also .gz and .zst, which
                                    # are not cut, so that each is one task's
: "${OUTPUT:=scored}"               # the folder of the result
: "${DIR:=parts}"                   # the folder of parts, on a disk that every node sees ($USERWORK, /cluster/work)
: "${SHARDS:=100}"                  # tasks of the array; at most 1000 on the Norwegian clusters. A shard of 1 to 10 minutes is
                                    # its own checkpoint
: "${OPTIONS:=}"                    # of `ordskifte plan`: "--text-column tekst --keep-threads thread"

: "${ACCOUNT:=}"                    # nnXXXXk: your project, which the national clusters demand; empty: the site's usual
: "${PARTITION:=}"                  # empty: the site's usual. A shard takes one core, so Saga's `normal` fits; where jobs are
                                    # whole nodes (Betzy) give each a set of shards: see doc/scale.md
: "${PLAN_TIME:=02:00:00}"          # reading all of the input once
: "${TIME:=00:30:00}"               # one shard
: "${MERGE_TIME:=02:00:00}"
: "${MEMORY:=1G}"                   # of a task; more where one shard has millions of different names
: "${AT_ONCE:=}"                    # at most so many tasks at a time; empty: no limit
: "${SBATCH_OPTIONS:=}"             # anything else for sbatch: "--qos=devel"

: "${ORDSKIFTE:=ordskifte}"         # the program, if it is not in PATH: /cluster/projects/nnXXXXk/ordskifte/bin/ordskifte
: "${ORDSKIFTE_DATA:=}"             # the folder that holds dict/, where it is not the installed one
