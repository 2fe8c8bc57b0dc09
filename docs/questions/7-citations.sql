/* en: On which decisions of the Prime Minister do the plans rest, from when, and how many plans? */
/* vi: Các kế hoạch căn cứ quyết định nào của Thủ tướng, ban hành ngày nào? */
SELECT number, min(date) AS dated, count(DISTINCT plan_id) AS plans,
  count(DISTINCT date) AS dates
FROM citation_graph
WHERE number LIKE '%/QĐ-TTg' GROUP BY number ORDER BY plans DESC, dated, number
