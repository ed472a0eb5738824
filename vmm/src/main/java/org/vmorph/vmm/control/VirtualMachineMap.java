package org.vmorph.vmm.control;

import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;
import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;

/**
 * f, the virtual machine map of the paper, from a guest's states to its host's, over any domain:
 * over numbers it is how a monitor keeps its guest, over a solver's terms it is what is proved. It
 * is made of a region, where the guest's storage is, a shadow, where the control is that the
 * hardware does not show, and an allocator, which says what the hardware shows instead.
 *
 * <p>As the paper has it and with the cells it forgets (paper.md, N3): E'[k + j] = E[j] for j below
 * w; M' = u; P' = P; R' as the allocator says; and the simulated mode and the virtual R, unclamped,
 * in the monitor's own words. Where the hardware keeps the PSWs of a trap is no part of it: one
 * receives the old PSW, and is history; the other one has the PSW of D.
 */
public final class VirtualMachineMap<W, B, M> {
  /**
   * Which words of a host are whose.
   *
   * @param low k: where the guest's words start
   * @param words w: how many there are
   * @param own where the monitor's own words start
   * @param kept how many these are
   */
  public record Place<W>(W low, W words, W own, long kept) {}

  /** The words of a host that are its guest's storage. */
  public interface Region<W, M> {
    /** Where they are. */
    Place<W> place();

    /** The guest's storage as a content by itself. */
    M inside(M host);

    /** The host's storage with the guest's put into it. */
    M with(M host, M guest);
  }

  private final Elaboration semantics;
  private final Architecture machine;
  private final Domain<W, B, M> domain;
  private final Shadow shadow;
  private final Allocator allocator;
  private final Region<W, M> region;
  private final Place<W> place;
  private final File storage;

  /** The map of a guest in a region. */
  public VirtualMachineMap(
      Elaboration semantics,
      Domain<W, B, M> domain,
      Shadow shadow,
      Allocator allocator,
      Region<W, M> region) {
    this.semantics = semantics;
    this.machine = semantics.machine();
    this.domain = domain;
    this.shadow = shadow;
    this.allocator = allocator;
    this.region = region;
    this.place = region.place();
    this.storage = machine.storage();
  }

  Elaboration semantics() {
    return semantics;
  }

  Domain<W, B, M> domain() {
    return domain;
  }

  /** f read backwards: the guest's state, its host being between two steps of the guest. */
  public State<W, M> guest(State<W, M> host) {
    var cells =
        machine.cells().stream()
            .map(
                cell ->
                    shadow.isVirtual(cell)
                        ? shadow.get(domain, own(host, shadow.at(cell)), cell)
                        : host.get(cell))
            .toList();
    var files = machine.files().stream().map(file -> content(file, host)).toList();
    return new State<>(place.words(), cells, files);
  }

  private M content(File file, State<W, M> host) {
    if (isStorage(file)) {
      return region.inside(host.get(file));
    }
    return shadow.isVirtual(file) ? believed(file, host) : host.get(file);
  }

  private M believed(File file, State<W, M> host) {
    var content = host.get(file);
    for (long i = 0; i < 1L << file.indexBits(); i++) {
      var own = own(host, shadow.at(file) + i);
      content =
          domain.store(
              file,
              content,
              domain.truth(true),
              index(file, 0),
              index(file, i),
              domain.slice(own, 0, file.bits()));
    }
    return content;
  }

  /** f: what a host becomes when this is its guest's state. The time is the hardware's own. */
  public State<W, M> host(State<W, M> before, State<W, M> guest) {
    return confined(unconfined(before, guest), guest);
  }

  /** f, but for the M and R of the hardware. */
  State<W, M> unconfined(State<W, M> before, State<W, M> guest) {
    var host = before;
    for (var cell : machine.cells()) {
      if (!shadow.isVirtual(cell) && cell.role() != Role.TIME) {
        host = host.with(cell, guest.get(cell));
      }
    }
    for (var file : machine.files()) {
      var content = guest.get(file);
      if (isStorage(file)) {
        host = host.with(file, region.with(host.get(file), content));
      } else if (!shadow.isVirtual(file)) {
        host = host.with(file, content);
      }
    }
    return believing(host, before, guest);
  }

  /** The host with the guest's control in the monitor's own words. */
  private State<W, M> believing(State<W, M> host, State<W, M> before, State<W, M> guest) {
    var packed = own(before, Shadow.PACKED);
    var kept = packed;
    var after = host;
    for (var cell : shadow.cells()) {
      var word = guest.get(cell);
      if (shadow.at(cell) == Shadow.PACKED) {
        kept =
            word.equals(shadow.get(domain, packed, cell))
                ? kept
                : shadow.with(domain, kept, cell, word);
      } else {
        var old = own(before, shadow.at(cell));
        after = keeping(after, shadow.at(cell), old, shadow.with(domain, old, cell, word));
      }
    }
    after = keeping(after, Shadow.PACKED, packed, kept);
    for (var file : shadow.files()) {
      for (long i = 0; i < 1L << file.indexBits(); i++) {
        long number = shadow.at(file) + i;
        var word = domain.load(file, guest.get(file), index(file, 0), index(file, i));
        var old = own(before, number);
        if (!word.equals(domain.slice(old, 0, file.bits()))) {
          after = keeping(after, number, old, wide(file, word));
        }
      }
    }
    return after;
  }

  private W wide(File file, W word) {
    return file.bits() == storage.bits()
        ? word
        : domain.extend(word, file.bits(), storage.bits(), false);
  }

  private State<W, M> keeping(State<W, M> host, long number, W old, W word) {
    return word.equals(old)
        ? host
        : host.with(
            storage,
            domain.store(
                storage,
                host.get(storage),
                domain.truth(true),
                place.own(),
                index(storage, number),
                word));
  }

  /** The host with M and R as the guest's state needs them. */
  public State<W, M> confined(State<W, M> host, State<W, M> guest) {
    var mode = machine.mode();
    var own = host;
    for (var cell : shadow.cells()) {
      // Unless A has another word for it.
      own = own.with(cell, guest.get(cell));
    }
    var user = own.with(mode.cell(), domain.literal(mode.user(), mode.cell().bits()));
    return allocator.confine(
        domain,
        machine,
        allocator.direct(domain, machine, user),
        guest,
        place.low(),
        place.words());
  }

  /** The guest's state when the hardware has just taken a trap: what it loads is put back. */
  public State<W, M> trapped(State<W, M> host, Cause cause) {
    var after = new Meaning<>(domain, OperandValues.<W>none(), host);
    var before = host;
    for (var saved : semantics.saved(cause)) {
      if (!shadow.isVirtual(saved.cell())) {
        before = before.with(saved.cell(), after.word(saved.old()));
      }
    }
    return guest(before);
  }

  /** A word of the monitor's own. */
  public W own(State<W, M> host, long number) {
    return domain.load(storage, host.get(storage), place.own(), index(storage, number));
  }

  private W index(File file, long number) {
    return domain.literal(number, file.indexBits());
  }

  private boolean isStorage(File file) {
    return file.slot() == storage.slot();
  }
}
