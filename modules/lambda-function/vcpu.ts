/**
 * With so much memory a function has one vCPU, and in proportion below and above.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
 */
export const megabytesPerVcpu = 1_769;
