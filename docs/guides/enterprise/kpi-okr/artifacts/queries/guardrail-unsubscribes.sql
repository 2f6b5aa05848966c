-- name: guardrail: e-mail unsubscribes
-- unit: e-mails; the rate is unsubscribed / delivered
-- window: mailings sent in each whole week before as_of
-- numerator: recipients who unsubscribed through the mailing
-- denominator: e-mails delivered
select w.period_no, sum(e.delivered) as delivered, sum(e.unsubscribed) as unsubscribed
from periods w join emails e on e.sent_day between w.start_day and w.end_day
where w.kind = 'week'
group by w.period_no
order by w.period_no
