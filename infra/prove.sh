#!/bin/sh
# Proves that a deployed stack works: sends mails to SES's mailbox simulator, waits until an event of each is in the
# bucket, and says where. If one doesn't come, it shows what is to be looked at, in order.
#
#   sh prove.sh [STACK [MINUTES]]   sends, waits and checks
#   sh prove.sh send [STACK]        only sends, and prints what each mail is to cause and its message id
#   sh prove.sh check [STACK]       only shows what arrived and what is to be looked at
#
#   STACK    name of the stack (the only one that begins with ses-partitioner-)
#   MINUTES  how long to wait at most (25)
#
# It needs a verified domain (SES's sandbox will do) and the AWS CLI, with credentials and the stack's region. Exit
# status: 0 an event of each mail has arrived, 1 not so, 2 called wrongly.
set -eu

STEP_SECONDS=${STEP_SECONDS:-60}
ERROR_TYPE='!{firehose:error-output-type}'

fail() {
  status=$1
  shift
  printf 'prove.sh: %s\n' "$*" >&2
  exit "$status"
}

# The value of one of the stack's outputs; nothing if there is none.
output() {
  aws cloudformation describe-stacks --stack-name "$stack" --output text \
    --query "Stacks[0].Outputs[?OutputKey=='$1'].OutputValue" | grep -vx None || true
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

# The mails of which at least one event is published; all, if none is.
mails() {
  types=$(aws sesv2 get-configuration-set-event-destinations --configuration-set-name "$set" --output text \
    --query 'EventDestinations[?KinesisFirehoseDestination].MatchingEventTypes[]')
  published=
  for mail in 'success SEND DELIVERY' 'bounce SEND BOUNCE' 'complaint SEND DELIVERY COMPLAINT'; do
    name=${mail%% *}
    for type in ${mail#* }; do
      case " $(printf '%s' "$types" | tr '\t\n' '  ') " in
        *" $type "*)
          published="$published $name"
          break
          ;;
      esac
    done
  done
  echo "${published:-success bounce complaint}"
}

# Sends the mails: a line for each, what it is to cause and its id.
send() {
  for name in $(mails); do
    id=$(aws sesv2 send-email --from-email-address "ses-partitioner-test@$domain" \
      --destination "ToAddresses=$name@simulator.amazonses.com" \
      --content 'Simple={Subject={Data=SES partitioner test},Body={Text={Data=To the mailbox simulator}}}' \
      --configuration-set-name "$set" --query MessageId --output text) ||
      fail 1 "SES did not take every mail: is the domain verified, and may you send from it?"
    printf '%s %s\n' "$name" "$id"
  done
}

# The folders of a prefix on a day, one a line: keys are the folders that there are, dates are the day's, and what
# comes behind any other expression is not told apart. Arguments: what is known, the rest, and the day.
folders() {
  case $2 in
    '!{timestamp:'*)
      form=${2#'!{timestamp:'}
      form=${form%%\}*}
      behind=${2#*\}}
      case $form in
        *[!yMd/_.-]*) printf '%s\n' "$1" ;;
        *) folders "$1$(day_as "$form" "$3")" "$behind" "$3" ;;
      esac
      ;;
    '!{partitionKeyFrom'*)
      subfolders "$1" | while IFS= read -r found; do
        case ${2#*\}} in
          */*) folders "$found" "${2#*\}*/}" "$3" ;;
          *) printf '%s\n' "$found" ;;
        esac
      done
      ;;
    '!{'*) printf '%s\n' "$1" ;;
    '') printf '%s\n' "$1" ;;
    *'!{'*) folders "$1${2%%\!\{*}" "!{${2#*\!\{}" "$3" ;;
    *) printf '%s\n' "$1$2" ;;
  esac
}

# A day, yyyy-MM-dd, in a form of the letters y, M and d.
day_as() {
  year=${2%%-*}
  month=${2#*-}
  printf '%s' "$1" | sed "s/y\{1,\}/$year/g; s/M\{1,\}/${month%-*}/g; s/d\{1,\}/${2##*-}/g"
}

today() {
  TZ=$zone date +%Y-%m-%d
}

# The folders of error output that there are, one a line.
error_folders() {
  known=${errors%%\!\{*}
  case $errors in
    "$known$ERROR_TYPE"*) subfolders "$known" | grep -E '(-failed|/?activePartitionExceeded)[^/]*/$' || true ;;
    *) printf '%s\n' "$known" ;;
  esac
}

# What a folder, or the beginning of a folder's name, has below it.
subfolders() {
  aws s3api list-objects-v2 --bucket "$bucket" --prefix "$1" --delimiter / --output text \
    --query 'CommonPrefixes[].[Prefix]' </dev/null | grep -vx None || true
}

# Objects that came since the start, a name a line, from the folders of the day and of error output.
arrived() {
  {
    folders '' "$prefix" "$day"
    [ "$(today)" = "$day" ] || folders '' "$prefix" "$(today)"
    error_folders
  } | sort -u | while IFS= read -r folder; do
    aws s3api list-objects-v2 --bucket "$bucket" --prefix "$folder" --output text \
      --query "Contents[?LastModified>='$start'].[Key]" </dev/null | grep -vx None || true
  done | sort -u
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

# What is to be looked at, in order.
check() {
  echo '1. What arrived today:'
  day=$(today)
  start=$day
  arrived | tail -n 9
  echo 'Is that nothing? Look on, in this order.'
  echo '2. The set that mail of the domain uses (None: use the command PublishAllMail, or the header):'
  aws sesv2 get-email-identity --email-identity "$domain" --query ConfigurationSetName --output text || true
  echo '3. Where the set publishes (wanted: True and the stream):'
  aws sesv2 get-configuration-set-event-destinations --configuration-set-name "$set" --output text \
    --query 'EventDestinations[].[Enabled,KinesisFirehoseDestination.DeliveryStreamArn]' || true
  echo '4. What the stream could not deliver:'
  aws logs tail "$(output DeliveryStreamLog)" --since 1h || true
  function=$(output FunctionLog)
  if [ -n "$function" ]; then
    echo '5. What the function says (the reason of each failed record):'
    aws logs tail "$function" --since 1h || true
  fi
}

todo=prove
case ${1:-} in
  send | check)
    todo=$1
    shift
    ;;
esac
[ $# -le 2 ] && { [ $todo = prove ] || [ $# -le 1 ]; } || fail 2 "write at most the stack and the minutes to wait"
minutes=${2:-25}
case $minutes in
  '' | *[!0-9]*) fail 2 "'$minutes' is no number of minutes" ;;
esac
stack=${1:-$(only_stack)} || exit $?
domain=$(output Domain)
set=$(output ConfigurationSetName)
bucket=$(output BucketName)
prefix=$(output Prefix)
errors=$(output ErrorPrefix)
zone=$(output TimeZone)
[ -n "$domain" ] && [ -n "$set" ] && [ -n "$bucket" ] && [ -n "$prefix" ] ||
  fail 2 "$stack lacks one of the outputs Domain, ConfigurationSetName, BucketName and Prefix: deploy it again"
zone=${zone:-UTC}
if [ $todo != prove ]; then
  $todo
  exit
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
: >"$work/seen" >"$work/found"
day=$(today)
start=$(date -u +%Y-%m-%dT%H:%M:%S)

send >"$work/mails"
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
check
exit 1
