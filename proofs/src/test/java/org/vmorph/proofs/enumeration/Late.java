package org.vmorph.proofs.enumeration;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is made when it is first looked at, if it ever is. */
final class Late<T> {
  private final Supplier<T> how;
  private @Nullable T made;

  Late(Supplier<T> how) {
    this.how = how;
  }

  T get() {
    var already = made;
    if (already == null) {
      already = how.get();
      made = already;
    }
    return already;
  }
}
