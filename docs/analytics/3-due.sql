/* en: In which months is the most due, and by how many bodies? */
/* vi: Tháng nào nhiều việc đến hạn nhất, của bao nhiêu cơ quan? */
SELECT substr(due_on, 1, 7) AS month, count(*) AS due, count(DISTINCT agency) AS bodies
FROM due_dates WHERE due_on IS NOT NULL
GROUP BY substr(due_on, 1, 7) ORDER BY month
