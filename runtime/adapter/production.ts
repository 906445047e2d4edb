/**
 * Deployed, an app is in production: without this, Express would answer an error with its stack. Lambda
 * says nothing of it by itself. To be imported before the app is.
 */
process.env.NODE_ENV ||= "production";
