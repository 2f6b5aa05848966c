#!/bin/sh
# The morning run: one spec a day, worked on by an agent, approved by a person.
# Cron starts it (see crontab); nothing it writes is merged before an approval.
set -eu

day=${REPORT_DAY:-$(date -u +%F)}
id=$day-001-rpt
spec=.chant/specs/$id.md

[ -s "metrics/$day.json" ] || {
  echo "no figures for today: metrics/$day.json is missing" >&2
  exit 1
}

# chant draws the end of an id at random; a daily report has a fixed name.
drawn=$(chant add "Daily churn report $day" | sed -n 's/^Created \([^ ]*\).*/\1/p')
git mv ".chant/specs/$drawn.md" "$spec"
sed "s/@DATE@/$day/g" automation/daily-report.template.md > "$spec"
git add "$spec"
git commit --quiet --amend --message "chant: Add spec $id"

log=$(mktemp)
trap 'rm -f "$log"' EXIT
chant work "$id" --no-watch > "$log" 2>&1 || {
  cat "$log" >&2
  echo "the agent's run failed: chant log $id" >&2
  exit 1
}
# A run can end with 0 though a spec failed: look at the spec itself.
chant list --status failed | grep ' ✗ ' >&2 && exit 1

echo "$id: the report waits for an approval"
node automation/dashboard.mjs
git add dashboard
git commit --quiet --message "Dashboard of $day"
