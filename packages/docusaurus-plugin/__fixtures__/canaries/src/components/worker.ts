postMessage('CANARY_worker');
