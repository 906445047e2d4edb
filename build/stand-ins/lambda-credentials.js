// In place of the SDK's chain of credential providers in the functions' bundle: Lambda hands an
// instance its credentials in the environment, for as long as it lives.
// https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
exports.defaultProvider = () => async () => ({
  accessKeyId: process.env.AWS_ACCESS_KEY_ID,
  secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY,
  sessionToken: process.env.AWS_SESSION_TOKEN,
});
