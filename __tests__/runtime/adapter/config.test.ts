import { readContainerConfig } from "../../../runtime/adapter/config";

test("defaults", () => {
  expect(readContainerConfig({}, 1)).toEqual({
    port: 8080,
    healthPort: undefined,
    host: "0.0.0.0",
    drainSeconds: 15,
    maxInFlight: 64,
    answers: undefined,
  });
  expect(readContainerConfig({}, 0.25).maxInFlight).toBe(28);
  expect(readContainerConfig({ MAX_IN_FLIGHT: "300" }, 0.25).maxInFlight).toBe(300);
});

test.each([
  ["PORT", "65536", 'PORT is "65536"; it must be a whole number from 0 to 65535.'],
  ["PORT", "http", 'PORT is "http"; it must be a whole number from 0 to 65535.'],
  ["HEALTH_PORT", "0", 'HEALTH_PORT is "0"; it must be a whole number from 1 to 65535.'],
  ["HEALTH_PORT", "8080", 'HEALTH_PORT is "8080", as PORT is; it must be another.'],
  ["MAX_IN_FLIGHT", "0", 'MAX_IN_FLIGHT is "0"; it must be a whole number from 1 to 1000000.'],
  ["DRAIN_SECONDS", "-1", 'DRAIN_SECONDS is "-1"; it must be a whole number from 0 to 110.'],
])("%s=%s is refused: %s", (name, value, message) => {
  expect(() => readContainerConfig({ [name]: value })).toThrow(message);
});
