SELECT mail.commonheaders.subject AS subject,
       count(DISTINCT mail.messageid) FILTER (WHERE eventtype = 'Open' AND coalesce(open.isbotevent, '') <> 'Likely') AS opened,
       count(DISTINCT mail.messageid) FILTER (WHERE eventtype = 'Click' AND coalesce(click.isbotevent, '') <> 'Likely') AS clicked,
       count(DISTINCT mail.messageid) FILTER (WHERE eventtype = 'Open' AND open.isbotevent = 'Likely') AS opened_by_bots,
       count(DISTINCT mail.messageid) FILTER (WHERE eventtype = 'Click' AND click.isbotevent = 'Likely') AS clicked_by_bots
FROM events
WHERE {partitions} AND eventtype IN ('Open', 'Click')
GROUP BY mail.commonheaders.subject
ORDER BY opened DESC, subject
