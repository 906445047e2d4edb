"""ECS: the settings of a service."""

from typing import Any

from botocore import xform_name
from moto.core.responses import ActionResult
from moto.ecs.models import Service
from moto.ecs.responses import EC2ContainerServiceResponse

# moto neither keeps these at creation nor gives them back.
SETTINGS = (
    "availabilityZoneRebalancing",
    "capacityProviderStrategy",
    "deploymentConfiguration",
    "enableECSManagedTags",
    "enableExecuteCommand",
    "healthCheckGracePeriodSeconds",
)


def mend() -> None:
    for verb in ("create_service", "update_service"):
        action = getattr(EC2ContainerServiceResponse, verb)
        setattr(EC2ContainerServiceResponse, verb, keeping_settings(action))


def keeping_settings(action: Any) -> Any:
    def wrapped(self: EC2ContainerServiceResponse) -> ActionResult:
        before = running(self)
        answer = action(self)
        service: Service = answer.result["service"]
        if before and never_healthy(self, service):
            service.task_definition = before
        for setting in SETTINGS:
            value = self._get_param(setting)
            if value is not None:
                setattr(service, xform_name(setting), value)
        settle(service)
        return answer

    return wrapped


def running(response: EC2ContainerServiceResponse) -> str | None:
    """The task definition of the service that a request is about, where there is one."""
    name = response._get_param("service")
    cluster = response._get_param("cluster")
    found = response.ecs_backend.describe_services(cluster, [name])[0] if name else []
    return found[0].task_definition if found else None


def never_healthy(response: EC2ContainerServiceResponse, service: Service) -> bool:
    """moto runs no tasks, and so none fails. Those of an image with this tag do, and what ECS does
    then is go back to the last that did not: its circuit breaker, with rollback."""
    definition = response.ecs_backend.describe_task_definition(service.task_definition)
    return any(
        container["image"].endswith(":never-healthy")
        for container in definition.container_definitions
    )


def settle(service: Service) -> None:
    """moto never starts a service's tasks, for which a deploy waits: they run at once."""
    service.running_count = service.desired_count
    service.pending_count = 0
    for deployment in service.deployments:
        deployment |= {
            "desiredCount": service.desired_count,
            "runningCount": service.desired_count,
            "pendingCount": 0,
            "rolloutState": "COMPLETED",
            "taskDefinition": service.task_definition,
        }
