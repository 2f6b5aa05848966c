-- name: the first late urgent ticket of each topic before the baseline window, and the first integration request
-- unit: ticket ids, to look up in the ticket system
-- window: tickets opened from the first day of the data to the day before the baseline window
-- numerator: -
-- denominator: -
select t.topic, min(t.ticket_id) as ticket_id, count(*) as tickets
from tickets t cross join params p
where t.opened_minute < p.window_start_day * 1440
  and (t.topic = 'integration'
       or (t.priority = 'urgent' and t.first_reply_minute - t.opened_minute > p.late_minutes))
group by t.topic
order by t.topic
