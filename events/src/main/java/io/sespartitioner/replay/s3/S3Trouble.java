package io.sespartitioner.replay.s3;

import java.io.IOException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Puts into words what the SDK throws. */
final class S3Trouble {

  private S3Trouble() {}

  /** What went wrong with something at the address. */
  static IOException at(S3Address address, SdkException trouble) {
    return new IOException(address + ": " + words(trouble), trouble);
  }

  private static String words(SdkException trouble) {
    if (!(trouble instanceof S3Exception answer) || answer.awsErrorDetails() == null) {
      return ofClient(trouble.getMessage());
    }
    String code = answer.awsErrorDetails().errorCode();
    return switch (code) {
      case "NoSuchBucket" -> "no such bucket";
      case "NoSuchKey" -> "no such object";
      case "AccessDenied" ->
          "permission denied; needed are s3:ListBucket and s3:GetObject to read, s3:ListBucket,"
              + " s3:PutObject and s3:DeleteObject to write";
      case "InvalidObjectState" -> "is archived; restore it, then replay it";
      case "PreconditionFailed" -> "changed while it was being read; replay it again";
      default -> code + ": " + answer.awsErrorDetails().errorMessage();
    };
  }

  private static String ofClient(String message) {
    if (message.contains("Unable to load credentials")) {
      return "no AWS credentials found; sign in, or set AWS_PROFILE";
    }
    if (message.contains("Unable to load region")) {
      return "no AWS region found; set AWS_REGION";
    }
    return message;
  }
}
