# To the guest. Everything else of it is where it belongs; s0: what is kept of it, s1: its program counter.

leave:    csrw  mepc, s1
          csrw  mscratch, s0
          mv    x31, s0
          .include "load.s"
          ld    x31, X31(x31)
          mret
