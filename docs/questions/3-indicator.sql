/* en: What does every plan set for the same indicator (GN-01, share of poor households)? */
/* vi: Mỗi kế hoạch đặt tỷ lệ hộ nghèo (GN-01) bao nhiêu? */
SELECT number, issuer, basis, op, value, unit, year
FROM targets_by_indicator WHERE indicator_code = 'GN-01'
ORDER BY issuer, basis, year
