package org.vmorph.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.campaign.CampaignResult;
import org.vmorph.conformance.run.campaign.CampaignVerdict;
import org.vmorph.conformance.run.campaign.Rehearsal;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PageRegisters;
import org.vmorph.model.arch.ProtectionRegisters;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.State;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.control.Allocator;
import org.vmorph.vmm.control.Dispatcher;
import org.vmorph.vmm.control.HostLayout;
import org.vmorph.vmm.control.Hybrid;
import org.vmorph.vmm.control.PageAllocator;
import org.vmorph.vmm.control.ProtectionAllocator;
import org.vmorph.vmm.control.RelocationAllocator;
import org.vmorph.vmm.control.TrapAndEmulate;

/** Generated guests of machines of another shape under the monitors that the paper's has. */
class OtherShapesTest {
  private static final String PAGES = "third-generation-pages";
  private static final String PROTECT = "third-generation-protect";
  private static final String RINGS = "third-generation-rings";
  private static final String IN_PLACE = "lra-in-place";

  private static Architecture machine(String name) {
    return Machines.named(name).orElseThrow();
  }

  private static CampaignResult run(String name, List<Vmm> monitors, int programs) {
    return Campaign.of(Setting.of(machine(name), monitors), 1974, programs).run();
  }

  @ParameterizedTest
  @CsvSource({
    PAGES + ", 1",
    PAGES + ", 2",
    PROTECT + ", 1",
    PROTECT + ", 2",
    RINGS + ", 1",
    RINGS + ", 2",
    IN_PLACE + ", 1",
    IN_PLACE + ", 2"
  })
  void trap_and_emulate_is_exact(String name, int depth) {
    var result = run(name, Collections.<Vmm>nCopies(depth, new TrapAndEmulate()), 200);
    assertThat(result.first()).isEmpty();
    assertThat(result.programs()).isEqualTo(200);
    assertThat(result.coverage().halted()).isGreaterThan(80);
  }

  @ParameterizedTest
  @ValueSource(strings = {PAGES, PROTECT, RINGS, IN_PLACE})
  void a_hybrid_monitor_is_exact(String name) {
    assertThat(run(name, List.of(new Hybrid()), 200).first()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {PAGES, PROTECT, RINGS, IN_PLACE})
  void what_a_whole_system_hardly_comes_into_is_exact(String name) {
    var setting = Setting.of(machine(name), List.of(new TrapAndEmulate()));
    var result = new Rehearsal(setting, 1974).run();
    assertThat(result.divergences()).isEmpty();
    assertThat(result.lost()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "pages-lra, E1, lra",
    "pages-probe, -, -",
    "protect-lra, -, -",
    "rings-return, E1, rpsu",
    "rings-svc-fixed, R1, svc"
  })
  void a_specimen_is_found_out_at_its_flaw_if_it_is_one(String name, String rule, String at) {
    var first = run(name, List.of(new TrapAndEmulate()), 1_000).first();
    assertThat(first.map(it -> it.rule().id()).orElse("-")).isEqualTo(rule);
    assertThat(first.map(Divergence::at).orElse("-")).isEqualTo(at);
  }

  /** The flaw is there, and it is the place of the monitor that makes it harmless. */
  @Test
  void where_a_monitor_moves_its_guest_a_real_address_is_found_out() {
    for (var monitor : List.of(new TrapAndEmulate(), new Hybrid())) {
      var front = monitor.on(HostLayout.Side.IN_FRONT, "in front");
      var first = run(IN_PLACE, List.of(front), 300).first().orElseThrow();
      assertThat(first.rule().id()).isEqualTo("E1");
      assertThat(first.at()).isEqualTo("lra");
      var without = Setting.of(machine(IN_PLACE), List.of(front)).without(Set.of("lra"));
      assertThat(Campaign.of(without, 1974, 300).run().verdict()).isEqualTo(CampaignVerdict.PASS);
    }
  }

  @Test
  void a_trap_that_goes_past_the_monitor_is_said_to() {
    var first = run("rings-svc-fixed", List.of(new TrapAndEmulate()), 100).first().orElseThrow();
    assertThat(first.seen().orElseThrow())
        .hasToString(
            "the guest owns real words 8 to 103; it trapped, and the trap went to another mode than"
                + " supervisor, where no monitor is");
  }

  // What goes wrong with the neighbours of each allocator.

  private static void isFound(String name, Allocator allocator) {
    var monitor = new TrapAndEmulate("broken", new Dispatcher(), allocator);
    var result = run(name, List.of(monitor), 2_000);
    assertThat(result.first()).as(name).isPresent();
  }

  @Test
  void frames_that_the_guest_does_not_have() {
    isFound(
        PAGES,
        new PageAllocator() {
          @Override
          protected <W, B, M> W place(
              Domain<W, B, M> domain, PageRegisters pages, W entry, W k, W w) {
            var all = domain.literal(-1, pages.frameBits());
            return super.place(domain, pages, entry, k, all);
          }
        });
  }

  @Test
  void frames_that_are_not_moved() {
    isFound(
        PAGES,
        new PageAllocator() {
          @Override
          protected <W, B, M> W place(
              Domain<W, B, M> domain, PageRegisters pages, W entry, W k, W w) {
            return super.place(domain, pages, entry, domain.literal(0, pages.frameBits()), w);
          }
        });
  }

  @Test
  void pages_that_can_always_be_stored_to() {
    isFound(
        PAGES,
        new PageAllocator() {
          @Override
          protected <W, B, M> W place(
              Domain<W, B, M> domain, PageRegisters pages, W entry, W k, W w) {
            int bits = pages.frameBits();
            var writable =
                domain.join(
                    domain.slice(entry, pages.valid(), 1),
                    1,
                    domain.join(domain.literal(1, 1), 1, domain.slice(entry, 0, bits), bits),
                    bits + 1);
            return super.place(domain, pages, writable, k, w);
          }
        });
  }

  @Test
  void ranges_that_are_not_clamped() {
    isFound(
        PROTECT,
        new ProtectionAllocator() {
          @Override
          protected <W, B, M> W clip(
              Domain<W, B, M> domain, ProtectionRegisters by, W register, W w) {
            return register;
          }
        });
  }

  @Test
  void ranges_that_end_a_word_late() {
    isFound(
        PROTECT,
        new ProtectionAllocator() {
          @Override
          protected <W, B, M> W clip(
              Domain<W, B, M> domain, ProtectionRegisters by, W register, W w) {
            int n = by.storage().indexBits();
            var more = domain.calculate(Operator.ADD, n, w, domain.literal(1, n));
            return super.clip(domain, by, register, more);
          }
        });
  }

  @Test
  void ranges_that_allow_everything() {
    isFound(
        PROTECT,
        new ProtectionAllocator() {
          @Override
          protected <W, B, M> W clip(
              Domain<W, B, M> domain, ProtectionRegisters by, W register, W w) {
            int low = by.lastLow();
            int bits = by.registers().bits();
            var all =
                domain.join(
                    domain.slice(register, low, bits - low),
                    bits - low,
                    domain.literal(-1, low),
                    low);
            return super.clip(domain, by, all, w);
          }
        });
  }

  /** A's answer for R, and D as the guest has it: traps go where the guest wants them. */
  private abstract static class Undirected implements Allocator {
    @Override
    public Optional<String> inapplicable(Architecture machine) {
      return CLAMPED.inapplicable(machine);
    }

    @Override
    public <W, B, M> State<W, M> confine(
        Domain<W, B, M> domain,
        Architecture machine,
        State<W, M> host,
        State<W, M> guest,
        W k,
        W w) {
      return CLAMPED.confine(domain, machine, host, guest, k, w);
    }
  }

  @Test
  void delegation_that_is_the_guests_own() {
    isFound(
        RINGS,
        new Undirected() {
          @Override
          public <W, B, M> State<W, M> direct(
              Domain<W, B, M> domain, Architecture machine, State<W, M> host) {
            return host;
          }
        });
  }

  @Test
  void rings_without_a_clamp() {
    isFound(
        RINGS,
        new RelocationAllocator() {
          @Override
          public <W, B, M> R<W> place(Domain<W, B, M> domain, int bits, R<W> virtual, W k, W w) {
            var base = domain.calculate(Operator.ADD, bits, virtual.base(), k);
            return new R<>(base, virtual.bound());
          }
        });
  }
}
