; {v} of a guest that has the machine for itself: it may stop it, and the console is its own.

; halt: the guest stays on it. This is the last thing the monitor does.

v.halt:   st    r1, guest.psw
          halt

; put ra, get ra: the console is the machine's; a monitor below does the same with these.

v.put:    ld    r4, guest.regs(r3)
          put   r4
          jmp   step

v.get:    get   r4
          st    r4, guest.regs(r3)
