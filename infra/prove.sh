#!/bin/sh
# Proves that a deployed stack works: sends mails to SES's mailbox simulator by the stack's output SendTest, waits until
# an event of each is in the bucket, and says where. If one doesn't come, the output CheckTest says what to look at.
#
#   sh infra/prove.sh [STACK [MINUTES]]
#
#   STACK    name of the stack (the only one that begins with ses-partitioner-)
#   MINUTES  how long to wait at most (25)
#
# It needs the AWS CLI, with credentials and the stack's region. Exit status: 0 an event of each mail has arrived,
# 1 not so, 2 called wrongly.
set -eu

STEP_SECONDS=60

fail() {
  status=$1
  shift
  printf 'prove.sh: %s\n' "$*" >&2
  exit "$status"
}

# The value of one of the stack's outputs.
output() {
  aws cloudformation describe-stacks --stack-name "$stack" --output text \
    --query "Stacks[0].Outputs[?OutputKey=='$1'].OutputValue"
}

# The only stack of this app, if there is but one.
only_stack() {
  stacks=$(aws cloudformation describe-stacks --output text \
    --query "Stacks[?starts_with(StackName, 'ses-partitioner-')].[StackName]")
  case $(printf '%s' "$stacks" | grep -c .) in
    1) printf '%s\n' "$stacks" ;;
    0) fail 2 "no stack here begins with ses-partitioner-; name yours, and check region and credentials" ;;
    *) fail 2 "write which stack:" $stacks ;;
  esac
}

# Sends the mails, and keeps a line for each: what it is to cause, and its id.
send() {
  command=$(output SendTest)
  [ -n "$command" ] && [ "$command" != None ] || fail 2 "$stack has no output SendTest: deploy it again"
  sh -c "$command" >"$work/ids" || true
  printf '%s\n' "$command" | tr ' ' '\n' | sed -n 's/@simulator\.amazonses\.com;*$//p' >"$work/names"
  paste -d ' ' "$work/names" "$work/ids" >"$work/mails"
  [ "$(grep -c . "$work/names")" = "$(grep -c . "$work/ids")" ] ||
    fail 1 "SES did not take every mail: is the domain verified, and may you send from it?"
}

# Objects that came since the start, a name a line.
arrived() {
  aws s3api list-objects-v2 --bucket "$bucket" --output text \
    --query "Contents[?LastModified>='$start'].[Key]" | grep -vx None || true
}

# Reads the objects that it has not seen, and tells which mails' events are in them.
look() {
  arrived >"$work/objects"
  while IFS= read -r key; do
    grep -qxF -e "$key" "$work/seen" && continue
    aws s3 cp --only-show-errors "s3://$bucket/$key" "$work/object" </dev/null || continue
    printf '%s\n' "$key" >>"$work/seen"
    gzip -dcf <"$work/object" >"$work/events"
    tell "$key"
  done <"$work/objects"
}

tell() {
  case $1 in
    *-failed/* | *activePartitionExceeded/*) echo "error output: s3://$bucket/$1" ;;
  esac
  while read -r name id; do
    type=$(grep -F -e "$id" "$work/events" | sed -n 's/.*"eventType": *"\([^"]*\)".*/\1/p' | sort -u | paste -sd , -)
    if [ -n "$type" ]; then
      echo "$name: $type in s3://$bucket/$1"
      printf '%s\n' "$id" >>"$work/found"
    fi
  done <"$work/mails"
}

# The mails that no event has been found of.
missing() {
  while read -r name id; do
    grep -qxF -e "$id" "$work/found" || printf '%s ' "$name"
  done <"$work/mails"
}

[ $# -le 2 ] || fail 2 "write at most the stack and the minutes to wait"
minutes=${2:-25}
case $minutes in
  '' | *[!0-9]*) fail 2 "'$minutes' is no number of minutes" ;;
esac
stack=${1:-$(only_stack)} || exit $?
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
: >"$work/seen" >"$work/found"
bucket=$(output BucketName)
start=$(date -u +%Y-%m-%dT%H:%M:%S)

send
echo "Sent $(grep -c . "$work/mails") mails to SES's mailbox simulator. Their events are in s3://$bucket/ when the buffer's time is over."
waited=0
while [ -n "$(missing)" ] && [ "$waited" -lt $((minutes * 60)) ]; do
  sleep "$STEP_SECONDS"
  waited=$((waited + STEP_SECONDS))
  look
done
if [ -z "$(missing)" ]; then
  echo "It works: an event of each mail has arrived."
  exit 0
fi
echo "After $minutes minutes there is no event of: $(missing)"
sh -c "$(output CheckTest)" || true
exit 1
