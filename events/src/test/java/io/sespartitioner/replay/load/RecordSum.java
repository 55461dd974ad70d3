package io.sespartitioner.replay.load;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A checksum of many records that doesn't depend on their order: how many there are, their bytes,
 * and the sum of their SHA-256 modulo 2^256. Two collections with the same sum hold the same
 * records, each as often. Takes no memory, however many there are.
 */
final class RecordSum {

  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

  private final MessageDigest sha256;
  private long records;
  private long bytes;
  private BigInteger sum = BigInteger.ZERO;

  RecordSum() {
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  void add(byte[] record) {
    records++;
    bytes += record.length;
    sum = sum.add(new BigInteger(1, sha256.digest(record))).mod(MODULUS);
  }

  long records() {
    return records;
  }

  long bytes() {
    return bytes;
  }

  @Override
  public String toString() {
    return String.format("%,d records, %,d bytes, sum %064x", records, bytes, sum);
  }
}
