package io.sespartitioner.replay;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.function.Supplier;

/** Makes handlers of a class that is given by name. */
final class HandlerClass {

  private HandlerClass() {}

  /**
   * A maker of handlers of the class.
   *
   * @throws UsageException if there is no such class, or it is no handler that can be made
   */
  static Supplier<RequestStreamHandler> named(String className) {
    Class<? extends RequestStreamHandler> type = load(className);
    make(type);
    return () -> make(type);
  }

  private static Class<? extends RequestStreamHandler> load(String className) {
    try {
      return Class.forName(className).asSubclass(RequestStreamHandler.class);
    } catch (ClassNotFoundException e) {
      throw new UsageException(
          "--handler " + className + ": no such class on the class path; add its jar with -cp", e);
    } catch (ClassCastException e) {
      throw new UsageException("--handler " + className + ": not a RequestStreamHandler", e);
    }
  }

  private static RequestStreamHandler make(Class<? extends RequestStreamHandler> type) {
    try {
      return type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new UsageException(
          "--handler " + type.getName() + ": can't be made with a constructor without arguments",
          e);
    }
  }
}
