#!/bin/sh
# The morning run: one spec a day, worked on by an agent, approved by a person.
# Cron starts it (see crontab); nothing it writes is merged before an approval.
set -eu

day=${REPORT_DAY:-$(date -u +%F)}
id=$day-001-rpt
spec=.chant/specs/$id.md

publish() {
  code=0
  node automation/dashboard.mjs || code=$?
  git add dashboard
  git diff --cached --quiet || git commit --quiet --message "Dashboard of $day"
  return "$code"
}

# Whatever goes wrong, the dashboard of today is made: it says what is missing.
give_up() {
  echo "$1" >&2
  publish || true
  exit 1
}

[ -s "metrics/$day.json" ] || give_up "no report today: metrics/$day.json is missing"

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
  give_up "the agent's run failed: chant log $id"
}
# A run can end with 0 though a spec failed: look at the spec itself.
failed=$(chant list --status failed) || give_up "chant list does not answer"
case $failed in
  *' ✗ '*)
    echo "$failed" >&2
    give_up "a spec failed"
    ;;
esac

echo "$id: the report waits for an approval"
publish
