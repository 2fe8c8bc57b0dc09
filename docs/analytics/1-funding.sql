/* en: How much money has each component, over all plans? */
/* vi: Mỗi dự án được bao nhiêu tiền, tính trên mọi kế hoạch? */
SELECT programme, component, count(*) AS plans, sum(dong) AS total_dong
FROM component_totals WHERE dong IS NOT NULL
GROUP BY programme, component ORDER BY programme, component
