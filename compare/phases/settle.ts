/** Between segments, so that one's last requests do not run into the next. */
export const settleSeconds = 0.03;
