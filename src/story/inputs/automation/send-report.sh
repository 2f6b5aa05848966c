#!/bin/sh
# Sends the report of the day to the channel and by mail, once a person has approved it and it is merged.
# SLACK_WEBHOOK_URL and MAIL_TO name where to; what is not named is not sent. Without a report it sends the reason, and exits 1.
set -eu

day=${REPORT_DAY:-$(date -u +%F)}
code=0
node automation/messages.mjs || code=$?

if [ -n "${SLACK_WEBHOOK_URL:-}" ]; then
  curl --fail --silent --show-error --header 'Content-Type: application/json' --data "@messages/$day/slack.json" "$SLACK_WEBHOOK_URL"
else
  echo "not posted: SLACK_WEBHOOK_URL is not set"
fi
if [ -n "${MAIL_TO:-}" ]; then
  sendmail -t < "messages/$day/email.eml"
else
  echo "not mailed: MAIL_TO is not set"
fi

git add messages
git diff --cached --quiet || git commit --quiet --message "Messages of $day"
exit "$code"
