/* en: Which reports are due, by month? */
/* vi: Báo cáo nào đến hạn, theo từng tháng? */
SELECT substr(due_on, 1, 7) AS month, issuer, count(*) AS reports, min(due_on) AS first_due
FROM due_dates
WHERE kind = 'by' AND fold(coalesce(subject, '') || ' ' || text) LIKE '%bao cao%'
  AND due_on IS NOT NULL
GROUP BY month, plan_id ORDER BY month, issuer
