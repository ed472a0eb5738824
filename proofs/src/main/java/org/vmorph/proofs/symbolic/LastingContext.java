package org.vmorph.proofs.symbolic;

import com.microsoft.z3.Context;
import com.microsoft.z3.Native;
import java.util.ArrayList;
import java.util.List;

/**
 * A context whose terms last as long as it does. In any other one Z3 frees a term some time after
 * Java has collected what stood for it, and gives its number to the next; which case is found would
 * depend on when that happens.
 *
 * <p>This is Z3's {@code Z3_mk_context}, where that of the Java binding is {@code
 * Z3_mk_context_rc}. What has terms of its own besides, a solver or a model, is to be kept.
 */
public final class LastingContext extends Context {
  private final List<Object> kept = new ArrayList<>();

  /** A new one. */
  public LastingContext() {
    super(made());
  }

  /** One at a time: Z3 sets up what all contexts share. */
  private static synchronized long made() {
    long configuration = Native.mkConfig();
    try {
      return Native.mkContext(configuration);
    } finally {
      Native.delConfig(configuration);
    }
  }

  /** Something of this context that lasts as long as it does. */
  public <T> T keep(T made) {
    kept.add(made);
    return made;
  }
}
