package io.sespartitioner.replay.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A bucket. Credentials, region and endpoint are those that the SDK finds: in the environment,
 * system properties, profiles, or the machine's role.
 *
 * <p>Thread-safe.
 */
final class S3Bucket {

  private static final int MAX_ATTEMPTS = 5;

  private final S3Client client;
  private final String name;

  private S3Bucket(S3Client client, String name) {
    this.client = client;
    this.name = name;
  }

  static S3Bucket named(String name) throws IOException {
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(
                client -> client.retryStrategy(again -> again.maxAttempts(MAX_ATTEMPTS)))
            // A bucket elsewhere is found by the answer to the first request.
            .crossRegionAccessEnabled(true)
            .forcePathStyle(hasOwnEndpoint());
    try {
      return new S3Bucket(builder.build(), name);
    } catch (SdkException e) {
      throw S3Trouble.at(new S3Address(name, ""), e);
    }
  }

  /** Servers other than AWS's have no host name for each bucket. */
  private static boolean hasOwnEndpoint() {
    return Stream.of(
            System.getenv("AWS_ENDPOINT_URL_S3"),
            System.getenv("AWS_ENDPOINT_URL"),
            System.getProperty("aws.endpointUrlS3"),
            System.getProperty("aws.endpointUrl"))
        .anyMatch(endpoint -> endpoint != null);
  }

  /** The objects whose keys begin so, in order of their keys; asked for as they are taken. */
  Iterator<S3Object> objects(String keyStart) {
    return client.listObjectsV2Paginator(listing(keyStart).build()).contents().iterator();
  }

  /** The first object whose key begins so, if there is one. */
  Iterator<S3Object> first(String keyStart) {
    return client.listObjectsV2(listing(keyStart).maxKeys(1).build()).contents().iterator();
  }

  private ListObjectsV2Request.Builder listing(String keyStart) {
    return ListObjectsV2Request.builder().bucket(name).prefix(keyStart);
  }

  /**
   * A part of an object; asked for again where the connection breaks.
   *
   * @throws IOException if it breaks again and again, the object is another now, or the answer is
   *     not that part
   */
  byte[] part(S3Object object, long from, int length) throws IOException {
    String range = "bytes " + from + "-" + (from + length - 1);
    try {
      return client.getObject(
          request ->
              request
                  .bucket(name)
                  .key(object.key())
                  .ifMatch(object.eTag())
                  .range(range.replace(' ', '=')),
          (answer, content) -> part(range, length, answer, content));
    } catch (SdkException e) {
      throw S3Trouble.at(new S3Address(name, object.key()), e);
    }
  }

  private static byte[] part(
      String range, int length, GetObjectResponse answer, InputStream content) {
    int status = answer.sdkHttpResponse().statusCode();
    String given = String.valueOf(answer.contentRange());
    if (status != 206 || !given.startsWith(range + "/")) {
      // Of the whole object, records would count again and again.
      throw SdkClientException.create(
          String.format(
              Locale.ROOT,
              "asked for %s, and the server answered with status %d and Content-Range %s; copy the"
                  + " object to a disk and replay it from there",
              range,
              status,
              given));
    }
    try {
      byte[] bytes = content.readNBytes(length);
      if (bytes.length == length) {
        return bytes;
      }
    } catch (IOException e) {
      throw RetryableException.create(e.getMessage(), e);
    }
    throw RetryableException.create("the connection was closed");
  }

  /** Makes an object of a file, as Firehose does: in one request, so it is whole or not there. */
  void put(String key, Path file) throws IOException {
    try {
      client.putObject(
          request -> {
            request.bucket(name).key(key).contentType("application/octet-stream");
            if (key.endsWith(".gz")) {
              request.contentEncoding("gzip");
            }
          },
          RequestBody.fromFile(file));
    } catch (SdkException e) {
      throw S3Trouble.at(new S3Address(name, key), e);
    }
  }

  void delete(String key) throws IOException {
    try {
      client.deleteObject(request -> request.bucket(name).key(key));
    } catch (SdkException e) {
      throw S3Trouble.at(new S3Address(name, key), e);
    }
  }

  /** Puts into words what the SDK throws. */
  static final class S3Trouble {

    private S3Trouble() {}

    /** What went wrong with something at the address. */
    static IOException at(S3Address address, SdkException trouble) {
      return new IOException(address + ": " + words(trouble), trouble);
    }

    private static String words(SdkException trouble) {
      if (!(trouble instanceof S3Exception answer) || answer.awsErrorDetails() == null) {
        // What is thrown while an answer is read comes wrapped.
        boolean wrapped = trouble.getCause() instanceof SdkClientException;
        return ofClient((wrapped ? trouble.getCause() : trouble).getMessage());
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
}
