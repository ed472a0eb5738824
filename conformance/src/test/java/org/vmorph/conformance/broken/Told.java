package org.vmorph.conformance.broken;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.vmorph.conformance.report.DivergenceText;
import org.vmorph.conformance.rules.Claims;
import org.vmorph.conformance.shrink.Shrinker;
import org.vmorph.conformance.shrink.Shrunk;

/**
 * What there is to tell of a broken monitor that was caught.
 *
 * @param shrunk the program made small, if one program is enough
 */
record Told(Trial.Caught caught, Optional<Shrunk> shrunk) {
  private static final Map<String, Told> TOLD = new ConcurrentHashMap<>();

  /**
   * How a monitor is caught within as many programs as are said to be enough; found out once.
   *
   * @throws java.util.NoSuchElementException if it is not caught
   */
  static Told of(BrokenMonitor broken) {
    return TOLD.computeIfAbsent(broken.toString(), name -> found(broken));
  }

  private static Told found(BrokenMonitor broken) {
    var caught = new Trial(broken, Claims.ALL, broken.within()).run().first().orElseThrow();
    return new Told(caught, caught.divergence().map(Shrinker::shrink));
  }

  /** The message. */
  String message() {
    return shrunk.map(all -> DivergenceText.print(all, Optional.empty())).orElse(caught.what());
  }
}
