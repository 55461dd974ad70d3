package io.sespartitioner.replay;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Makes handlers of a class that is given by name. */
final class HandlerClass {

  private final String name;

  private HandlerClass(String name) {
    this.name = name;
  }

  /**
   * A maker of handlers of the class. The first is made at once, as Lambda does before any call.
   *
   * @throws UsageException if there is no such class, or it is no handler that can be made
   */
  static Supplier<RequestStreamHandler> named(String className) {
    HandlerClass handlerClass = new HandlerClass(className);
    Class<? extends RequestStreamHandler> type = handlerClass.load();
    AtomicReference<RequestStreamHandler> first = new AtomicReference<>(handlerClass.make(type));
    return () ->
        Optional.ofNullable(first.getAndSet(null)).orElseGet(() -> handlerClass.make(type));
  }

  private Class<? extends RequestStreamHandler> load() {
    try {
      return Class.forName(name).asSubclass(RequestStreamHandler.class);
    } catch (ClassNotFoundException e) {
      throw refused("no such class on the class path; add its jar with -cp", e);
    } catch (ClassCastException e) {
      throw refused("not a RequestStreamHandler", e);
    } catch (LinkageError e) {
      throw refused("can't be loaded: " + cause(e), e);
    }
  }

  private RequestStreamHandler make(Class<? extends RequestStreamHandler> type) {
    try {
      return type.getDeclaredConstructor().newInstance();
    } catch (InvocationTargetException e) {
      throw refused("its constructor ended with " + cause(e), e);
    } catch (ReflectiveOperationException e) {
      throw refused("can't be made with a constructor without arguments", e);
    } catch (LinkageError e) {
      throw refused("can't be loaded: " + cause(e), e);
    }
  }

  private UsageException refused(String problem, Throwable cause) {
    return new UsageException("--handler " + name + ": " + problem, cause);
  }

  /** What lies behind it all, such as the class that is missing where another can't be loaded. */
  private static Throwable cause(Throwable problem) {
    Throwable cause = problem;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
