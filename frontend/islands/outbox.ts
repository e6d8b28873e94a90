export function mount(element: HTMLElement): void { element.dataset.on = '1'; }
