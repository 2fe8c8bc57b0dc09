/* en: What does the district health division lead, across all plans? */
/* vi: Phòng Y tế chủ trì những việc gì trong các kế hoạch? */
SELECT number, issuer, components, substr(replace(task, char(10), ' '), 1, 60) AS task
FROM who_leads_what WHERE agency = 'Phòng Y tế' ORDER BY number, issuer, assignment_id
