package org.vmorph.model.arch;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How the paper's text is taken where it cannot be run as printed (N1, N6, N12). A verdict always
 * names its reading.
 *
 * @param processorIsResource whether to stop the processor is to change a resource; the paper's
 *     definitions look at M and R alone (N6)
 */
public record Reading(Name name, boolean processorIsResource) {
  /** What is made of traps and of resources. */
  public enum Name {
    /**
     * Only memory traps are excluded, as printed, and with them operand faults; so a supervisor
     * call is sensitive.
     */
    LITERAL,
    /** Every trap is excluded, as the paper's remark on arithmetic traps suggests. */
    INTENDED,
    /** As intended; and a result that depends on any resource component is behaviour sensitive. */
    SHADOWED
  }

  /** Literal; the processor is not a resource. */
  public static final Reading LITERAL = new Reading(Name.LITERAL, false);

  /** Intended; the processor is not a resource. */
  public static final Reading INTENDED = new Reading(Name.INTENDED, false);

  /** Shadowed; the processor is not a resource. */
  public static final Reading SHADOWED = new Reading(Name.SHADOWED, false);

  /** Every reading; those in which the processor is a resource come last. */
  public static List<Reading> all() {
    var plain = List.of(LITERAL, INTENDED, SHADOWED);
    return Stream.concat(plain.stream(), plain.stream().map(Reading::withProcessor)).toList();
  }

  /** The same, and the processor is a resource. */
  public Reading withProcessor() {
    return new Reading(name, true);
  }

  /** Whether a trap other than a memory trap is part of what an instruction does. */
  public boolean literal() {
    return name == Name.LITERAL;
  }

  /** Whether a result may depend on no resource component. */
  public boolean shadowed() {
    return name == Name.SHADOWED;
  }

  /** As it is written on the command line: {@code intended}, {@code intended+processor}. */
  public String word() {
    return name.name().toLowerCase(Locale.ROOT) + (processorIsResource ? "+processor" : "");
  }

  /** As it is printed with a verdict: {@code intended, the processor is a resource}. */
  public String says() {
    return name.name().toLowerCase(Locale.ROOT)
        + ", the processor is "
        + (processorIsResource ? "" : "not ")
        + "a resource";
  }

  @Override
  public String toString() {
    return word();
  }
}
