package org.vmorph.ci.random;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * One step under a monitor, in plain numbers, in random states: whether it is the step of the
 * machine that the guest believes it is. Lemmas 1 and 2 and resource control, without vmorph.
 */
final class TinyMonitor {
  private final Sketch sketch;
  private final List<String> cells;

  private final boolean readsTime;

  /** Whether the virtual supervisor is interpreted: a hybrid monitor. */
  private final boolean hybrid;

  TinyMonitor(Drawn drawn, boolean hybrid) {
    this.sketch = drawn.instruction();
    this.cells = drawn.base().own();
    this.readsTime = drawn.readsTime();
    this.hybrid = hybrid;
  }

  /** A case in which it is not; empty if none of so many states is one. */
  Optional<String> wrong(SplittableRandom dice, int states) {
    for (int i = 0; i < states; i++) {
      var guest = TinyState.random(dice, cells);
      guest.q = 2 + dice.nextInt(3);
      int k = 3 + dice.nextInt(5 - guest.q);
      var operands = new TinyStep.Operands(dice.nextInt(2), dice.nextInt(2), dice.nextInt(8));
      var host = host(guest, k, dice);
      var wrong = wrong(guest, host, k, operands);
      if (wrong.isPresent()) {
        return Optional.of(
            "%s; guest %s, host %s, k=%d, %s".formatted(wrong.get(), guest, host, k, operands));
      }
    }
    return Optional.empty();
  }

  /** f(S); what it leaves open is anything. */
  private TinyState host(TinyState guest, int k, SplittableRandom dice) {
    var host = TinyState.random(dice, cells);
    host.q = k + guest.q + dice.nextInt(8 - k - guest.q);
    host.mode = 1;
    host.p = guest.p;
    host.l = guest.l < guest.q ? guest.l + k : k;
    host.b = guest.reach();
    host.registers = guest.registers.clone();
    System.arraycopy(guest.storage, 0, host.storage, k, guest.q);
    for (int i = 0; i < cells.size(); i++) {
      // What time it is on the hardware is no part of f, and what reads it is right if it is the
      // same.
      if (!cells.get(i).equals("clock") || readsTime) {
        host.own[i] = guest.own[i];
      }
    }
    return host;
  }

  private Optional<String> wrong(
      TinyState guest, TinyState host, int k, TinyStep.Operands operands) {
    if (hybrid && guest.mode == 0) {
      return Optional.empty();
    }
    var virtually = TinyStep.of(sketch, guest, operands, cells);
    var really = TinyStep.of(sketch, host, operands, cells);
    if (really.trapped()) {
      boolean privilege = really.trap().equals("privileged") || really.trap().equals("second");
      boolean emulated = privilege && guest.mode == 0;
      return emulated || really.trap().equals(virtually.trap())
          ? Optional.empty()
          : Optional.of(
              "the hardware traps %s, the machine %s"
                  .formatted(really.trap(), virtually.trapped() ? virtually.trap() : "not"));
    }
    if (virtually.trapped()) {
      return Optional.of("the machine traps " + virtually.trap() + ", the hardware not");
    }
    return differs(guest, host, k, virtually, really);
  }

  private Optional<String> differs(
      TinyState guest, TinyState host, int k, TinyStep.Came virtually, TinyStep.Came really) {
    var wanted = virtually.next();
    var got = really.next();
    if (virtually.halted() != really.halted()) {
      return Optional.of("only one halts");
    }
    if (wanted.mode != guest.mode || wanted.l != guest.l || wanted.b != guest.b) {
      return Optional.of("the machine changes M or R");
    }
    if (got.mode != host.mode || got.l != host.l || got.b != host.b) {
      return Optional.of("the hardware's M or R changes");
    }
    if (wanted.p != got.p || !java.util.Arrays.equals(wanted.registers, got.registers)) {
      return Optional.of("P or a register");
    }
    for (int i = 0; i < cells.size(); i++) {
      if (!cells.get(i).equals("clock") && wanted.own[i] != got.own[i]) {
        return Optional.of(cells.get(i));
      }
    }
    for (int address = 0; address < host.q; address++) {
      boolean its = address >= k && address < k + guest.q;
      int word = its ? wanted.storage[address - k] : host.storage[address];
      if (got.storage[address] != word) {
        return Optional.of("word %d of the host".formatted(address));
      }
    }
    return Optional.empty();
  }
}
