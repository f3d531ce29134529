Component({ data: { nodes: '<div class="paint"></div>' } });
