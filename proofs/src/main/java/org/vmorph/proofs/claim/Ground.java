package org.vmorph.proofs.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.File;
import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.Outcome;
import org.vmorph.model.meaning.State;
import org.vmorph.vmm.control.VirtualMachineMap;

/**
 * What a claim is stated on: a domain, and the unknowns in it. It keeps what somebody would want to
 * see of a case: states, and which of several differences there is.
 */
public final class Ground<W, B, M> {
  /**
   * A state, and what comes of it.
   *
   * @param outcome of an instruction; empty where more than one instruction makes it what it
   *     becomes
   */
  public record Shown<W, B, M>(
      String title,
      Architecture machine,
      State<W, M> before,
      Optional<Outcome<W, B, M>> outcome,
      State<W, M> after) {}

  private final Domain<W, B, M> domain;
  private final Unknowns<W, M> unknowns;
  private final Map<String, W> operands;
  private final List<Shown<W, B, M>> shown;
  private final Map<String, B> differences;

  /** The ground of a domain. */
  public Ground(Domain<W, B, M> domain, Unknowns<W, M> unknowns) {
    this(domain, unknowns, new LinkedHashMap<>(), new ArrayList<>(), new LinkedHashMap<>());
  }

  private Ground(
      Domain<W, B, M> domain,
      Unknowns<W, M> unknowns,
      Map<String, W> operands,
      List<Shown<W, B, M>> shown,
      Map<String, B> differences) {
    this.domain = domain;
    this.unknowns = unknowns;
    this.operands = operands;
    this.shown = shown;
    this.differences = differences;
  }

  /** The same ground, on which some words are known. */
  public Ground<W, B, M> knowing(Map<String, Long> known) {
    var some = new Known<>(domain, unknowns, known);
    return new Ground<>(domain, some, operands, shown, differences);
  }

  private record Known<W, B, M>(
      Domain<W, B, M> domain, Unknowns<W, M> others, Map<String, Long> known)
      implements Unknowns<W, M> {
    @Override
    public W word(String name, int bits) {
      var value = known.get(name);
      return value == null ? others.word(name, bits) : domain.literal(value, bits);
    }

    @Override
    public M content(String name, File file) {
      return others.content(name, file);
    }

    @Override
    public M framed(String inside, M rest, File file, W base, W bound, long unit) {
      return others.framed(inside, rest, file, base, bound, unit);
    }

    @Override
    public VirtualMachineMap.Region<W, M> hosting(File storage, VirtualMachineMap.Place<W> place) {
      return others.hosting(storage, place);
    }
  }

  /** Words, truths and contents. */
  public Domain<W, B, M> domain() {
    return domain;
  }

  /** What is left open. */
  public Unknowns<W, M> unknowns() {
    return unknowns;
  }

  /** An operand, by name. */
  public W operand(String name, int bits) {
    return operands.computeIfAbsent(name, n -> unknowns.word(UnknownNames.operand(n), bits));
  }

  /** Shows an operand. */
  public void show(String name, W operand) {
    operands.put(name, operand);
  }

  /** Shows an instruction applied to a state. */
  public void show(
      String title, Architecture machine, State<W, M> before, Outcome<W, B, M> outcome) {
    shown.add(new Shown<>(title, machine, before, Optional.of(outcome), before));
  }

  /** Shows what a state becomes. */
  public void show(String title, Architecture machine, State<W, M> before, State<W, M> after) {
    shown.add(new Shown<>(title, machine, before, Optional.empty(), after));
  }

  /** A difference that a witness is to name. */
  public B difference(String name, B truth) {
    differences.merge(name, truth, domain::or);
    return truth;
  }

  /** The operands that were asked for or shown, by name. */
  public Map<String, W> operands() {
    return operands;
  }

  /** What was shown, in order. */
  public List<Shown<W, B, M>> shown() {
    return shown;
  }

  /** The differences that a witness is to name, by name. */
  public Map<String, B> differences() {
    return differences;
  }
}
