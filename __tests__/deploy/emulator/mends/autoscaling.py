"""Application Auto Scaling: the tags of a scalable target."""

import json

from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse


def mend() -> None:
    register = ApplicationAutoScalingResponse.register_scalable_target

    # moto drops the tags that a target is registered with.
    def register_scalable_target(self: ApplicationAutoScalingResponse) -> str:
        answer = register(self)
        tags_of(self, json.loads(answer)["ScalableTargetARN"]).update(self._get_param("Tags", {}))
        return answer

    # moto lacks ListTagsForResource, and the provider retries for eight minutes.
    def list_tags_for_resource(self: ApplicationAutoScalingResponse) -> str:
        return json.dumps({"Tags": tags_of(self, self._get_param("ResourceARN"))})

    # moto lacks TagResource.
    def tag_resource(self: ApplicationAutoScalingResponse) -> str:
        tags_of(self, self._get_param("ResourceARN")).update(self._get_param("Tags"))
        return "{}"

    # moto lacks UntagResource.
    def untag_resource(self: ApplicationAutoScalingResponse) -> str:
        tags = tags_of(self, self._get_param("ResourceARN"))
        for key in self._get_param("TagKeys"):
            tags.pop(key, None)
        return "{}"

    for action in (register_scalable_target, list_tags_for_resource, tag_resource, untag_resource):
        setattr(ApplicationAutoScalingResponse, action.__name__, action)


def tags_of(response: ApplicationAutoScalingResponse, arn: str) -> dict[str, str]:
    backend = response.applicationautoscaling_backend
    return backend.__dict__.setdefault("target_tags", {}).setdefault(arn, {})
