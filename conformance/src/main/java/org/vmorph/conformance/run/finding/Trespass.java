package org.vmorph.conformance.run.finding;

import org.vmorph.conformance.rules.Rule;
import org.vmorph.vmm.Span;

/**
 * A guest reached words that are not its own, in the storage of the real machine.
 *
 * @param reached the words
 * @param owned what it owns
 */
public record Trespass(Kind kind, Span reached, Span owned) implements Seen {
  /** What it did there. */
  public enum Kind {
    /** The hardware ran it with an R that shows these words. */
    SHOWN,
    /** A word changed while it ran. */
    CHANGED,
    /** A monitor changed a word that belongs to nobody. */
    SERVED,
    /** It changed the hardware's M or R, and nothing trapped. */
    CONTROL,
    /** It trapped, and the new PSW that the hardware took is none that a monitor can run with. */
    ASTRAY,
    /** It trapped, and the hardware does not let this trap go to supervisor mode. */
    DELEGATED
  }

  /** The rule it breaks. */
  public Rule rule() {
    return kind == Kind.SHOWN ? Rule.R3 : Rule.R1;
  }

  @Override
  public String toString() {
    var what =
        switch (kind) {
          case SHOWN -> "the machine ran with R = (" + reached.low() + ", " + reached.words() + ")";
          case CONTROL -> "the hardware's M or R changed while the guest ran, without a trap";
          case ASTRAY ->
              "it trapped, and the PSW in the hardware's E["
                  + reached.low()
                  + "] leads nowhere: expected supervisor mode, and a P that R shows";
          case DELEGATED ->
              "it trapped, and the trap went to another mode than supervisor, where no monitor is";
          case CHANGED -> "real word " + reached.low() + " changed while the guest ran";
          case SERVED ->
              "a monitor changed real word " + reached.low() + ", which belongs to nobody";
        };
    return "the guest owns real words " + owned.low() + " to " + (owned.end() - 1) + "; " + what;
  }
}
