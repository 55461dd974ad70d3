package io.sespartitioner.infra.pipeline;

import java.util.Optional;
import software.amazon.awscdk.services.ses.IConfigurationSet;

/**
 * What {@link FeedbackTopics} are made of.
 *
 * @param configurationSet the set whose mail is watched
 * @param bounceAddress e-mail address for bounces; empty: no topic
 * @param complaintAddress e-mail address for complaints; empty: no topic
 */
public record FeedbackTopicsProps(
    IConfigurationSet configurationSet,
    Optional<String> bounceAddress,
    Optional<String> complaintAddress) {}
